import type { AnyBulkWriteOperation } from 'mongodb';
import { Schema } from 'mongoose';
import {
  hiddenOf,
  HISTORY,
  type ConsentChange,
  type ConsentRecord,
  type ConsentStore,
  type SaidNote,
} from '../../model/mail/consent.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import type { MetaCollections } from '../kit/meta.js';
import { Mixed, settings, text } from '../kit/schema-parts.js';
import { personMarks } from '../privacy/person-marks.js';

const schema = new Schema({ _id: text, topics: Mixed, history: Mixed, said: Mixed }, settings);

export const consentModels = { consents: modelOf<ConsentRecord>('consents', schema) };

type Collections = CollectionsOf<typeof consentModels> & MetaCollections;
type Operation = AnyBulkWriteOperation<ConsentRecord>;

/** What a record is called whose address was erased. */
const hidden = (mark: string): string => `erased:${mark}`;

export const createConsentStore = ({ consents, meta }: Collections): ConsentStore => {
  const marksOf = personMarks({ meta });

  /** The names under which each address may have its record. */
  const namesOf = async (emails: string[]): Promise<{ email: string; mark: string }[]> => {
    const marks = await marksOf(emails);
    return emails.map((email, i) => ({ email, mark: hidden(marks[i] ?? '') }));
  };

  const byEmails: ConsentStore['byEmails'] = async (emails) => {
    const names = await namesOf(emails);
    const wanted = names.flatMap(({ email, mark }) => [mark, email]);
    const found = new Map((await consents.find({ _id: { $in: wanted } }).toArray()).map((r) => [r._id, r]));
    return new Map(
      names.flatMap(({ email, mark }) => {
        // Both are there while one is hidden: then its own says more.
        const record = found.get(email) ?? found.get(mark);
        return record ? [[email, { ...record, _id: email }] as const] : [];
      }),
    );
  };

  /** Under which name each of these is written: one that was erased keeps its mark. */
  const whereOf = async (emails: string[]): Promise<(email: string) => string> => {
    const names = await namesOf([...new Set(emails)]);
    const found = await consents
      .find({ _id: { $in: names.map(({ mark }) => mark) } }, { projection: { _id: 1 } })
      .toArray();
    const marked = new Set(found.map(({ _id }) => _id));
    const where = new Map(names.map(({ email, mark }) => [email, marked.has(mark) ? mark : email]));
    return (email) => where.get(email) ?? email;
  };

  /** The records are made first, each by itself: whether one is there says nothing about its topics. */
  const write = async <T extends { email: string }>(given: T[], toWrite: (one: T) => Operation[]): Promise<void> => {
    if (given.length === 0) return;
    const where = await whereOf(given.map(({ email }) => email));
    const placed = given.map((one) => ({ ...one, email: where(one.email) }));
    const all = [...[...new Set(placed.map(({ email }) => email))].map(made), ...placed.flatMap(toWrite)];
    const attempt = () => consents.bulkWrite(all, { ordered: true, ...durable });
    // Two processes that meet the same new address at once: the second try finds it.
    await attempt().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return attempt();
    });
  };

  return {
    get: async (email) => (await byEmails([email])).get(email) ?? null,

    byEmails,

    apply: (changes) =>
      write(
        changes.toSorted((a, b) => a.since.getTime() - b.since.getTime()),
        changeOf,
      ),

    noteSaid: (notes) => write(notes, (note) => [noteOf(note)]),

    async hide(emails, until) {
      const known = await byEmails(emails);
      if (known.size === 0) return;
      const names = await namesOf([...known.keys()]);
      // What is kept is written before its own goes.
      await consents.bulkWrite(
        names.map(({ email, mark }): Operation => {
          const record = known.get(email);
          const replacement = record && hiddenOf(record, until);
          return replacement
            ? { replaceOne: { filter: { _id: mark }, replacement, upsert: true } }
            : { deleteOne: { filter: { _id: mark } } };
        }),
        { ordered: false, ...durable },
      );
      await consents.deleteMany({ _id: { $in: emails } }, durable);
    },
  };
};

const made = (email: string): Operation => ({
  updateOne: { filter: { _id: email }, update: { $setOnInsert: { topics: {}, history: [] } }, upsert: true },
});

const noteOf = ({ email, source, topic, state }: SaidNote): Operation => ({
  updateOne: { filter: { _id: email }, update: { $set: { [`said.${source}.${topic}`]: state } } },
});

const changeOf = ({ email, topic, said, ...consent }: ConsentChange): Operation[] => {
  const at = `topics.${topic}`;
  const { event, since } = consent;
  return [
    {
      updateOne: {
        filter: {
          _id: email,
          $or: [{ [at]: { $exists: false } }, { [`${at}.since`]: { $lt: since }, [`${at}.event`]: { $ne: event } }],
        },
        update: {
          $set: { [at]: consent },
          $push: { history: { $each: [{ topic, ...consent }], $slice: -HISTORY } },
        },
      },
    },
    ...(said === undefined ? [] : [noteOf({ email, source: said, topic, state: consent.state })]),
  ];
};
