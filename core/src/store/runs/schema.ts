import { Schema } from 'mongoose';
import type { JournalEntry } from '../../definition/journal.js';
import type { RunRecord } from '../../model/run.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

const runs = new Schema(
  {
    _id: text,
    workflow: text,
    version: count,
    person: text,
    entryKey: text,
    instance: String,
    subject: String,
    trigger: Mixed,
    state: text,
    step: String,
    phase: text,
    seq: count,
    rev: count,
    attempts: count,
    lost: Mixed,
    unanswered: Mixed,
    enteredAt: time,
    stepAt: time,
    wakeAt: Date,
    endedAt: Date,
    outcome: String,
    reason: String,
    endedBy: String,
    resumeAt: Date,
    part: count,
    journal: Mixed,
    journalMoved: count,
    journalBytes: Number,
    pending: Mixed,
    commit: String,
    thinned: String,
  },
  settings,
)
  // The only indexes on moving fields of a waiting run: waking costs what is due, not what waits,
  .index({ part: 1, wakeAt: 1, workflow: 1 }, { name: 'due', partialFilterExpression: { state: 'waiting' } })
  // and who waits where is counted, and listed, without reading runs.
  .index(
    { workflow: 1, state: 1, version: 1, step: 1, _id: -1 },
    { name: 'inside', partialFilterExpression: { state: 'waiting' } },
  )
  // Small: only what is not applied yet.
  .index({ person: 1 }, { name: 'pending', partialFilterExpression: { 'pending.key': { $exists: true } } })
  // Small: only what goes on when its thing comes back.
  .index({ person: 1 }, { name: 'owner', partialFilterExpression: { endedBy: 'owner' } })
  // Who has ended, by when: written once in a run's life.
  .index({ thinned: 1, endedAt: 1, _id: 1 }, { name: 'old', partialFilterExpression: { state: 'ended' } })
  .index({ workflow: 1, person: 1, entryKey: 1 }, { name: 'entry', unique: true })
  .index({ person: 1, state: 1, _id: -1 })
  .index({ workflow: 1, outcome: 1, _id: -1 })
  .index({ workflow: 1, _id: -1 });

/** Entries of a long journal, moved out of the run. `_id` is `run:from`. */
export interface JournalPage {
  _id: string;
  run: string;
  from: number;
  entries: JournalEntry[];
}

const journal = new Schema({ _id: text, run: text, from: count, entries: Mixed }, settings).index(
  { run: 1, from: 1 },
  { unique: true },
);

export const runModels = {
  runs: modelOf<RunRecord>('runs', runs),
  journal: modelOf<JournalPage>('journal', journal),
};
export type RunCollections = CollectionsOf<typeof runModels>;
