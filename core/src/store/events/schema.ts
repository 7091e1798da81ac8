import { Schema } from 'mongoose';
import type { EventRecord } from '../../model/event.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { Mixed, settings, text, time } from '../kit/schema-parts.js';

const events = new Schema(
  {
    _id: text,
    source: text,
    name: text,
    email: text,
    subject: String,
    properties: Mixed,
    person: Mixed,
    occurredAt: time,
    receivedAt: time,
    state: text,
    part: Number,
    attempts: Number,
    retryAt: Date,
    reason: String,
    depth: Number,
    run: String,
    quiet: Boolean,
    owns: Boolean,
    endRuns: String,
    leftOut: { type: [String], default: undefined },
    fused: { type: [String], default: undefined },
    startFor: { type: [String], default: undefined },
    subscription: Mixed,
    bounce: Mixed,
    mailed: Mixed,
    consent: Mixed,
    asks: Mixed,
  },
  settings,
)
  .index({ occurredAt: 1, _id: 1 }, { name: 'unprocessed', partialFilterExpression: { state: 'received' } })
  // With the state in front the server jumps from one part that has something to the next.
  .index(
    { state: 1, part: 1, occurredAt: 1, _id: 1 },
    { name: 'received', partialFilterExpression: { state: 'received' } },
  )
  .index({ retryAt: 1 }, { partialFilterExpression: { retryAt: { $exists: true } } })
  .index({ occurredAt: -1, _id: -1 }, { name: 'failed', partialFilterExpression: { state: 'failed' } })
  .index({ email: 1, name: 1, occurredAt: 1 })
  .index({ email: 1, occurredAt: -1, _id: -1 })
  .index({ name: 1, occurredAt: -1, _id: -1 })
  .index({ source: 1, occurredAt: -1, _id: -1 })
  .index({ occurredAt: -1, _id: -1 })
  .index({ subject: 1, occurredAt: -1 }, { partialFilterExpression: { subject: { $exists: true } } })
  .index({ email: 1 }, { name: 'ends', partialFilterExpression: { endRuns: { $exists: true } } })
  .index({ leftOut: 1 }, { partialFilterExpression: { leftOut: { $exists: true } } })
  .index({ fused: 1 }, { partialFilterExpression: { fused: { $exists: true } } });

export const eventModels = { events: modelOf<EventRecord>('events', events) };
export type EventCollections = CollectionsOf<typeof eventModels>;
