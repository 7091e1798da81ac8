import { Schema } from 'mongoose';
import type { Sum, SumStore } from '../../model/operation/sums.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { duplicateIndexes } from '../kit/duplicates.js';
import { Mixed, settings, text } from '../kit/schema-parts.js';

/** A sum, and by kind the bite that was added last. */
type StoredSum = Sum & { bites: Record<string, number> };

const schema = new Schema(
  {
    _id: text,
    of: text,
    workflow: text,
    version: Number,
    step: String,
    template: String,
    templateVersion: Number,
    n: Mixed,
    bites: Mixed,
  },
  settings,
).index({ workflow: 1, of: 1 });

export const sumModels = { sums: modelOf<StoredSum>('sums', schema) };

export const createSumStore = ({ sums }: CollectionsOf<typeof sumModels>): SumStore => ({
  async fold(added, { kind, n }) {
    if (added.length === 0) return;
    const operations = added.map(({ _id, n: more, ...about }) => ({
      updateOne: {
        filter: { _id, [`bites.${kind}`]: { $not: { $gte: n } } },
        update: {
          $setOnInsert: about,
          $set: { [`bites.${kind}`]: n },
          $inc: Object.fromEntries(Object.entries(more).map(([name, many]) => [`n.${name}`, many])),
        },
        upsert: true,
      },
    }));
    // One that has this bite already shows as a duplicate key.
    await sums.bulkWrite(operations as never, { ordered: false, ...durable }).catch(duplicateIndexes);
  },

  ofWorkflows: (workflows, of) =>
    sums.find({ workflow: { $in: workflows }, of }, { projection: { bites: 0 } }).toArray(),
});
