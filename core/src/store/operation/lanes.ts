import { Schema } from 'mongoose';
import type { LaneRecord, LaneStore } from '../../model/operation/lane-state.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

/** What nobody has touched for a month says nothing any more. `touchedAt` is the database's own time. */
const schema = new Schema({ _id: text, state: Mixed, rev: count, touchedAt: time }, settings)
  .index({ touchedAt: 1 }, { name: 'forgotten', expireAfterSeconds: 2_592_000 })
  .index({ 'state.heldUp.since': 1 }, { name: 'held', partialFilterExpression: { 'state.heldUp': { $exists: true } } })
  .index(
    { 'state.breaker.since': 1 },
    { name: 'away', partialFilterExpression: { 'state.breaker': { $exists: true } } },
  );

export const laneModels = { lanes: modelOf<LaneRecord>('lanes', schema) };

const known = { projection: { state: 1, rev: 1 } };

export const createLaneStore = ({ lanes }: CollectionsOf<typeof laneModels>): LaneStore => ({
  get: (lane) => lanes.findOne({ _id: lane }, known),

  of: (names) => (names.length === 0 ? Promise.resolve([]) : lanes.find({ _id: { $in: names } }, known).toArray()),

  async write({ _id, state, rev }) {
    try {
      const { matchedCount, upsertedCount } = await lanes.updateOne(
        { _id, rev: rev - 1 },
        { $set: { state, rev }, $currentDate: { touchedAt: true } },
        // What a database that fails forgets of it is some of an allowance: not worth waiting for the disk.
        { upsert: rev === 1 },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  async heldUp(limit) {
    const [held, away] = await Promise.all(
      [{ 'state.heldUp': { $exists: true } }, { 'state.breaker': { $exists: true } }].map((which) =>
        lanes.find(which, { ...known, limit }).toArray(),
      ),
    );
    const found = new Map([...(held ?? []), ...(away ?? [])].map((lane) => [lane._id, lane]));
    return [...found.values()].sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, limit);
  },
});
