import {
  hiddenOf,
  HISTORY,
  type ConsentRecord,
  type ConsentStore,
  type SaidNote,
} from '../../../model/mail/consent.js';
import type { Tables } from '../kit/tables.js';
import { markOf } from '../privacy/marks.js';

/** What a record is called whose address was erased. */
const hidden = (email: string): string => `erased:${markOf(email)}`;

/** Consent in memory. */
export const createMemoryConsents = ({ consents }: Pick<Tables, 'consents'>): ConsentStore => {
  const find = (email: string): ConsentRecord | undefined => {
    const record = consents.get(email) ?? consents.get(hidden(email));
    return record && { ...record, _id: email };
  };
  /** One that was erased keeps its mark. */
  const put = (record: ConsentRecord): void => {
    const mark = hidden(record._id);
    consents.put({ ...record, _id: consents.has(mark) ? mark : record._id });
  };
  const of = (email: string): ConsentRecord => find(email) ?? { _id: email, topics: {}, history: [] };
  const note = ({ email, source, topic, state }: SaidNote): void => {
    const record = of(email);
    const said = record.said ?? {};
    put({ ...record, said: { ...said, [source]: { ...said[source], [topic]: state } } });
  };
  return {
    get: async (email) => find(email) ?? null,

    byEmails: async (emails) =>
      new Map(
        emails.flatMap((email) => {
          const record = find(email);
          return record ? [[email, record]] : [];
        }),
      ),

    async apply(changes) {
      for (const { email, topic, said, ...consent } of changes.toSorted((a, b) => Number(a.since) - Number(b.since))) {
        const record = of(email);
        const known = record.topics[topic];
        if (!known || (known.since < consent.since && known.event !== consent.event)) {
          record.topics[topic] = consent;
          record.history = [...record.history, { topic, ...consent }].slice(-HISTORY);
        }
        put(record);
        if (said !== undefined) note({ email, source: said, topic, state: consent.state });
      }
    },

    async noteSaid(notes) {
      notes.forEach(note);
    },

    async hide(emails, until) {
      for (const email of emails) {
        const known = find(email);
        const kept = known && hiddenOf(known, until);
        consents.delete(email);
        consents.delete(hidden(email));
        if (kept) consents.put({ ...kept, _id: hidden(email) });
      }
    },
  };
};
