import type { BackfillStore } from '../model/backfill.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';
import { stillAt, walkOn } from './walk.js';

export const createBackfillStore = ({ backfills }: Collections): BackfillStore => ({
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
