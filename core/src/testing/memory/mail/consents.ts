import { HISTORY, type ConsentRecord, type ConsentStore, type SaidNote } from '../../../model/mail/consent.js';
import type { Tables } from '../kit/tables.js';

/** Consent in memory. */
export const createMemoryConsents = ({ consents }: Pick<Tables, 'consents'>): ConsentStore => {
  const of = (email: string): ConsentRecord => consents.get(email) ?? { _id: email, topics: {}, history: [] };
  const note = ({ email, source, topic, state }: SaidNote): void => {
    const record = of(email);
    const said = record.said ?? {};
    consents.put({ ...record, said: { ...said, [source]: { ...said[source], [topic]: state } } });
  };
  return {
    get: async (email) => consents.get(email) ?? null,

    byEmails: async (emails) =>
      new Map(
        emails.flatMap((email) => {
          const record = consents.get(email);
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
        consents.put(record);
        if (said !== undefined) note({ email, source: said, topic, state: consent.state });
      }
    },

    async noteSaid(notes) {
      notes.forEach(note);
    },
  };
};
