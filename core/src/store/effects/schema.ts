import { Schema } from 'mongoose';
import type { AttentionJob } from '../../model/attention.js';
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
    attention: String,
    cause: String,
    handled: Mixed,
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
  // What needs a person, newest first: all of it, a workflow's, a person's; and by cause, which counts and groups without reading effects.
  .index({ endedAt: -1, _id: -1 }, { name: 'attention', partialFilterExpression: { attention: { $exists: true } } })
  .index(
    { workflow: 1, endedAt: -1, _id: -1 },
    { name: 'attention in', partialFilterExpression: { attention: { $exists: true } } },
  )
  .index(
    { person: 1, endedAt: -1, _id: -1 },
    { name: 'attention of', partialFilterExpression: { attention: { $exists: true } } },
  )
  .index(
    { attention: 1, workflow: 1, action: 1, cause: 1, endedAt: -1, _id: -1 },
    { name: 'causes', partialFilterExpression: { attention: { $exists: true } } },
  )
  // What went wrong in a workflow, whether or not somebody has looked at it, by run.
  .index({ workflow: 1, run: -1 }, { name: 'troubled', partialFilterExpression: { cause: { $exists: true } } })
  .index(
    { 'handled.job': 1, _id: 1 },
    { name: 'handled', partialFilterExpression: { 'handled.job': { $exists: true } } },
  )
  .index({ run: 1 });

/** How long it is known what somebody decided, in seconds: 90 days. */
const KEPT = 7_776_000;

const jobs = new Schema(
  {
    _id: text,
    what: text,
    keys: Mixed,
    filter: Mixed,
    of: String,
    heldAs: String,
    note: String,
    by: text,
    expected: count,
    state: text,
    at: Mixed,
    done: Number,
    startedAt: time,
    endedAt: Date,
  },
  settings,
)
  .index({ startedAt: -1, _id: -1 })
  .index({ state: 1 }, { name: 'running', partialFilterExpression: { state: 'running' } })
  .index({ endedAt: 1 }, { name: 'forgotten', expireAfterSeconds: KEPT });

export const effectModels = {
  effects: modelOf<EffectRecord>('effects', effects),
  attentionJobs: modelOf<AttentionJob>('attention_jobs', jobs),
};
export type EffectCollections = CollectionsOf<typeof effectModels>;
