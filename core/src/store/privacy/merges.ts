import { Schema } from 'mongoose';
import type { MergeRecord, MergeStore } from '../../model/operation/merge.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  {
    _id: text,
    from: text,
    into: text,
    by: text,
    state: text,
    startedAt: time,
    againAt: Date,
    endedAt: Date,
    emails: Mixed,
  },
  settings,
).index({ startedAt: 1 }, { name: 'open', partialFilterExpression: { emails: { $exists: true } } });

export const mergeModels = { merges: modelOf<MergeRecord>('merges', schema) };

export const createMergeStore = ({ merges }: CollectionsOf<typeof mergeModels>): MergeStore => {
  const isOpen = { emails: { $exists: true } };
  return {
    async start(merge) {
      try {
        await merges.insertOne(merge, durable);
        return merge;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await merges.findOne({ _id: merge._id })) ?? merge;
      }
    },

    get: (id) => merges.findOne({ _id: id }),
    unfinished: (limit) => merges.find(isOpen, { sort: { startedAt: 1 }, limit, hint: 'open' }).toArray(),
    // Few: an index of those alone that are not done.
    ofPerson: (person) =>
      merges.find({ ...isOpen, $or: [{ from: person }, { into: person }] }, { hint: 'open' }).toArray(),

    // By the ids, which begin with who goes: ";" is what comes behind ":".
    intoOf: async (person) =>
      (await merges.find({ _id: { $gte: `${person}:`, $lt: `${person};` } }).toArray()).reduce<MergeRecord | undefined>(
        (last, one) => (last && last.startedAt > one.startedAt ? last : one),
        undefined,
      )?.into,

    async settle(id, againAt) {
      await merges.updateOne({ _id: id, ...isOpen }, { $set: { state: 'settling', againAt } }, durable);
    },

    async finish(id, now) {
      await merges.updateOne(
        { _id: id, ...isOpen },
        { $set: { state: 'done', endedAt: now }, $unset: { emails: 1 } },
        durable,
      );
    },
  };
};
