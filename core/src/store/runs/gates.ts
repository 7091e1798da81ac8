import { Schema } from 'mongoose';
import type { GateWish } from '../../model/run.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { duplicateIndexes } from '../kit/duplicates.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

/** When somebody last entered under a re-entry rule "after", and by which event. */
export interface Gate {
  _id: string;
  event: string;
  at: Date;
  /** The events that were processed together with the last one and passed as well. */
  passed?: string[];
}

const schema = new Schema({ _id: text, event: text, at: time, passed: Mixed }, settings).index({
  at: 1,
});

export const gateModels = { gates: modelOf<Gate>('gates', schema) };
export type GateCollections = CollectionsOf<typeof gateModels>;

/**
 * Passes gates, a wish for each at most. A gate remembers which of the events at hand passed it, so that one whose run
 * was not written yet passes again, also when a later one has passed since: all others have been processed.
 */
export const passGates = async ({ gates }: GateCollections, wanted: GateWish[]): Promise<Set<string>> => {
  if (wanted.length === 0) return new Set();
  await gates
    .bulkWrite(
      wanted.map(({ key, event, at, notSince, atHand }) => ({
        updateOne: {
          filter: { _id: key, at: { $lte: notSince } },
          update: [{ $set: { event, at, passed: { $concatArrays: [passedBefore(atHand), [{ $literal: event }]] } } }],
          upsert: true,
        },
      })) as never,
      { ordered: false, ...durable },
    )
    // A closed gate shows as a duplicate key: the upsert finds no gate old enough, and its key taken.
    .catch(duplicateIndexes);
  const found = await gates.find({ _id: { $in: wanted.map((g) => g.key) } }).toArray();
  const passed = new Map(found.map((g) => [g._id, new Set([g.event, ...(g.passed ?? [])])]));
  return new Set(wanted.filter((g) => passed.get(g.key)?.has(g.event)).map((g) => g.event));
};

/** Those at hand that have passed. A gate of the version before knows the last one alone. */
const passedBefore = (atHand: string[]) => ({
  $setIntersection: [{ $ifNull: ['$passed', { $cond: ['$event', ['$event'], []] }] }, { $literal: atHand }],
});
