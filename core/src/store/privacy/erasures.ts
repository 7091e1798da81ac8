import { Schema } from 'mongoose';
import type { ErasureRecord, ErasureStore } from '../../model/operation/erasure.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';
import { personMarks } from './person-marks.js';
import type { MetaCollections } from '../kit/meta.js';

const schema = new Schema(
  {
    _id: text,
    marks: [String],
    state: text,
    step: text,
    by: text,
    startedAt: time,
    erasedAt: Date,
    againAt: Date,
    endedAt: Date,
    hosts: [String],
    trace: Mixed,
  },
  settings,
)
  .index({ marks: 1 })
  .index({ startedAt: 1 }, { name: 'open', partialFilterExpression: { trace: { $exists: true } } });

export const erasureModels = { erasures: modelOf<ErasureRecord>('erasures', schema) };

type Collections = CollectionsOf<typeof erasureModels> & MetaCollections;

/** The document that names the places outside. */
const HOSTS = 'hosts';

export const createErasureStore = ({ erasures, meta }: Collections): ErasureStore => {
  const marksOf = personMarks({ meta });
  const isOpen = { trace: { $exists: true } };
  return {
    marksOf,

    async start(erasure) {
      const { _id, ...rest } = erasure;
      try {
        const begun = await erasures.findOneAndReplace({ _id, state: 'done' }, rest, {
          upsert: true,
          returnDocument: 'after',
          ...durable,
        });
        return begun ?? erasure;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await erasures.findOne({ _id })) ?? erasure;
      }
    },

    get: (id) => erasures.findOne({ _id: id }),

    async concerning(emails) {
      const marks = await marksOf(emails);
      const found = await erasures
        .find({ marks: { $in: marks } })
        .sort({ startedAt: 1 })
        .toArray();
      const byMark = new Map(found.flatMap((erasure) => erasure.marks.map((mark) => [mark, erasure] as const)));
      return new Map(
        emails.flatMap((email, i) => {
          const erasure = byMark.get(marks[i] ?? '');
          return erasure ? [[email, erasure] as const] : [];
        }),
      );
    },

    unfinished: (limit) => erasures.find(isOpen, { sort: { startedAt: 1 }, limit, hint: 'open' }).toArray(),

    async move(id, change) {
      const { matchedCount } = await erasures.updateOne({ _id: id, ...isOpen }, { $set: change }, durable);
      return matchedCount === 1;
    },

    async hostDone(id, host) {
      await erasures.updateOne({ _id: id }, { $pull: { hosts: host } } as never, durable);
    },

    async finish(id, now) {
      await erasures.updateOne(
        { _id: id, ...isOpen },
        { $set: { state: 'done', endedAt: now }, $unset: { trace: 1 } },
        durable,
      );
    },

    async addHost(name) {
      await meta.updateOne({ _id: HOSTS }, { $addToSet: { names: name } }, { upsert: true, ...durable });
    },

    hosts: async () => ((await meta.findOne({ _id: HOSTS }))?.names ?? []).sort(),
  };
};
