import { Schema } from 'mongoose';
import type { BackfillRecord, BackfillStore } from '../model/backfill.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { isDuplicateKey } from './kit/duplicates.js';
import { count, Mixed, settings, text, time } from './kit/schema-parts.js';
import { stillAt, walkOn } from './kit/walk.js';

const schema = new Schema(
  {
    _id: text,
    workflow: text,
    criteria: Mixed,
    perMinute: count,
    state: text,
    build: Mixed,
    added: count,
    pace: Mixed,
    startedAt: time,
    endedAt: Date,
    by: String,
    same: String,
    schedule: Mixed,
  },
  settings,
)
  .index({ state: 1 }, { partialFilterExpression: { state: 'running' } })
  .index({ same: 1 }, { unique: true, partialFilterExpression: { same: { $exists: true }, state: 'running' } })
  .index({ endedAt: 1 })
  .index({ workflow: 1, startedAt: -1 });

export const backfillModels = { backfills: modelOf<BackfillRecord>('backfills', schema) };

export const createBackfillStore = ({ backfills }: CollectionsOf<typeof backfillModels>): BackfillStore => ({
  async insert(backfill) {
    try {
      await backfills.insertOne(backfill, durable);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  running: () => backfills.find({ state: 'running' }).sort({ _id: 1 }).toArray(),

  ofWorkflow: (workflow, limit) => backfills.find({ workflow }).sort({ startedAt: -1 }).limit(limit).toArray(),

  async move(id, from, to, { added, pace, now }) {
    const step = walkOn(to);
    const end = to === 'end' ? { state: 'done' as const, endedAt: now } : {};
    await backfills.updateOne(
      { _id: id, state: 'running', ...stillAt(from) },
      { ...step, $set: { ...step.$set, ...end, pace }, $inc: { added } },
      durable,
    );
  },

  async cancel(id, now) {
    const { matchedCount } = await backfills.updateOne(
      { _id: id, state: 'running' },
      { $set: { state: 'cancelled', endedAt: now }, $unset: { build: 1 } },
      durable,
    );
    return matchedCount === 1;
  },
});
