import { Schema } from 'mongoose';
import type { BounceRecord, BounceStore } from '../../model/mail/bounce.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { duplicateIndexes } from '../kit/duplicates.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';
import { orderOf, pageOf } from '../kit/suppression-page.js';

const schema = new Schema(
  { _id: text, state: String, since: time, by: String, why: String, soft: Mixed, rev: count },
  settings,
).index({ since: -1, _id: -1 }, { name: 'stopped', partialFilterExpression: { state: { $type: 'string' } } });

export const bounceModels = { bounces: modelOf<BounceRecord>('bounces', schema) };

/** In place of the one whose revision is one below; the first one where there is none. */
const toWrite = ({ _id, ...record }: BounceRecord) => ({
  updateOne: { filter: { _id, rev: record.rev - 1 }, update: { $set: record }, upsert: record.rev === 1 },
});

const contentOf = ({ state, since, by, why, soft, rev }: BounceRecord): string =>
  JSON.stringify([state, since, by, why, soft.map(({ id, at }) => [id, at]), rev]);

/** Whether mail reaches addresses, on MongoDB. */
export const createBounceStore = ({ bounces }: CollectionsOf<typeof bounceModels>): BounceStore => {
  const byEmails = async (emails: string[]): Promise<Map<string, BounceRecord>> => {
    const found = await bounces.find({ _id: { $in: emails } }).toArray();
    return new Map(found.map((record) => [record._id, record]));
  };

  return {
    byEmails,

    async put(records) {
      if (records.length === 0) return new Set();
      // A first one that somebody else was faster with shows as a duplicate key.
      await bounces.bulkWrite(records.map(toWrite), { ordered: false, ...durable }).catch(duplicateIndexes);
      const now = await byEmails(records.map(({ _id }) => _id));
      const isThere = (record: BounceRecord): boolean => {
        const kept = now.get(record._id);
        return kept !== undefined && contentOf(kept) === contentOf(record);
      };
      return new Set(records.filter(isThere).map(({ _id }) => _id));
    },

    async erase(emails) {
      await bounces.deleteMany({ _id: { $in: emails } }, durable);
    },

    list: (page) =>
      bounces
        .find({ state: { $type: 'string' }, ...pageOf(page) })
        .sort(orderOf(page))
        .limit(page.limit)
        .toArray(),
  };
};
