import type { AnyBulkWriteOperation } from 'mongodb';
import { Schema } from 'mongoose';
import {
  HISTORY,
  type ConsentChange,
  type ConsentRecord,
  type ConsentStore,
  type SaidNote,
} from '../../model/mail/consent.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { Mixed, settings, text } from '../kit/schema-parts.js';

const schema = new Schema({ _id: text, topics: Mixed, history: Mixed, said: Mixed }, settings);

export const consentModels = { consents: modelOf<ConsentRecord>('consents', schema) };

type Operation = AnyBulkWriteOperation<ConsentRecord>;

export const createConsentStore = ({ consents }: CollectionsOf<typeof consentModels>): ConsentStore => {
  /** The records are made first, each by itself: whether one is there says nothing about its topics. */
  const write = async (emails: string[], operations: Operation[]): Promise<void> => {
    if (operations.length === 0) return;
    const all = [...[...new Set(emails)].map(made), ...operations];
    const attempt = () => consents.bulkWrite(all, { ordered: true, ...durable });
    // Two processes that meet the same new address at once: the second try finds it.
    await attempt().catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
      return attempt();
    });
  };
  return {
    get: (email) => consents.findOne({ _id: email }),

    async byEmails(emails) {
      const found = await consents.find({ _id: { $in: emails } }).toArray();
      return new Map(found.map((record) => [record._id, record]));
    },

    apply: (changes) =>
      write(
        changes.map((c) => c.email),
        changes.toSorted((a, b) => a.since.getTime() - b.since.getTime()).flatMap(changeOf),
      ),

    noteSaid: (notes) =>
      write(
        notes.map((n) => n.email),
        notes.map(noteOf),
      ),
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
