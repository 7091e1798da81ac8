import { Schema } from 'mongoose';
import type { EffectRecord } from '../../model/effect.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

const effects = new Schema(
  {
    _id: text,
    run: text,
    person: text,
    workflow: text,
    version: count,
    step: text,
    seq: count,
    action: text,
    input: Mixed,
    state: text,
    dueAt: time,
    attempts: count,
    lane: String,
    class: String,
    lease: String,
    lost: Number,
    heldUps: Number,
    heldUp: Date,
    again: Number,
    mislaid: Boolean,
    reason: String,
    putOff: Mixed,
    output: Mixed,
    createdAt: time,
    moment: Date,
    due: Date,
    endedAt: Date,
  },
  settings,
)
  .index({ action: 1, dueAt: 1 }, { name: 'due', partialFilterExpression: { state: 'open' } })
  // What a lane may claim, transactional first; and, behind it, what is claimed.
  .index({ lane: 1, lease: 1, class: -1, dueAt: 1 }, { name: 'lanes', partialFilterExpression: { state: 'open' } })
  // What was tried and waits for another attempt; with it, what is at another attempt.
  .index(
    { lane: 1, attempts: -1 },
    { name: 'failing', partialFilterExpression: { state: 'open', reason: { $exists: true } } },
  )
  .index({ mislaid: 1 }, { partialFilterExpression: { mislaid: true } })
  .index({ action: 1, endedAt: 1 }, { name: 'held', partialFilterExpression: { state: 'held' } })
  .index({ run: 1 });

export const effectModels = { effects: modelOf<EffectRecord>('effects', effects) };
export type EffectCollections = CollectionsOf<typeof effectModels>;
