import { Schema } from 'mongoose';
import type { PruneState, RetentionStore } from '../../model/operation/retention.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text } from '../kit/schema-parts.js';

const schema = new Schema(
  { _id: text, bite: Mixed, mark: Date, startedAt: Date, endedAt: Date, removed: count, total: count },
  settings,
);

export const retentionModels = { retention: modelOf<PruneState>('retention', schema) };
export type RetentionCollections = CollectionsOf<typeof retentionModels>;

type States = Pick<RetentionStore, 'states' | 'notePass' | 'openBite' | 'closeBite' | 'countRemoved'>;

/** How pruning gets on: one document a kind. */
export const createPruneStates = ({ retention }: RetentionCollections): States => ({
  states: () => retention.find().toArray(),

  async notePass(kind, what) {
    const begins = 'startedAt' in what;
    await retention.updateOne(
      { _id: kind },
      {
        $set: { ...what, ...(begins ? { removed: 0 } : {}) },
        $setOnInsert: { total: 0, ...(begins ? {} : { removed: 0 }) },
      },
      { upsert: true, ...durable },
    );
  },

  async openBite(kind, bite) {
    const first = bite.n === 1 ? { 'bite.n': { $exists: false } } : { 'bite.n': bite.n - 1, 'bite.open': false };
    try {
      const { matchedCount, upsertedCount } = await retention.updateOne(
        { _id: kind, ...first },
        { $set: { bite: { ...bite, open: true } }, $setOnInsert: { removed: 0, total: 0 } },
        { upsert: bite.n === 1, ...durable },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  async closeBite(kind, n) {
    await retention.updateOne(
      { _id: kind, 'bite.n': n },
      { $set: { bite: { n, open: false, ids: [], keep: [], sums: [] } } },
    );
  },

  async countRemoved(kind, removed) {
    await retention.updateOne({ _id: kind }, { $inc: { removed, total: removed } });
  },
});
