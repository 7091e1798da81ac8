import { randomBytes } from 'node:crypto';
import { ObjectId } from 'mongodb';
import type { EffectDocument, RunDocument } from './database.js';
import { definition, TEMPLATE } from './workflow.js';

/**
 * What the engine decides in this workflow, written out: the cases by hand write the same documents, without a
 * definition, a decision or a guard beyond the revision.
 */

const WAIT_MS = 3_600_000;
const ZONE = 'UTC';

/** The effect of the action that a run comes to. */
export const effectOf = (run: RunDocument, now: Date): EffectDocument => ({
  _id: randomBytes(16).toString('hex'),
  run: run._id,
  person: run.person,
  workflow: run['workflow'],
  version: run.version,
  step: run['step'] === 'gather' ? 'first' : 'second',
  seq: run.seq + 1,
  action: 'send_email',
  input: { template: TEMPLATE },
  state: 'open',
  dueAt: now,
  attempts: 0,
  createdAt: now,
});

/** The update of all runs that stand where this one stands. */
export const updateOf = (run: RunDocument, now: Date) => {
  const at = now.getTime();
  const commit = new ObjectId().toHexString();
  const action = (step: string) => ({
    at,
    step,
    type: 'action',
    action: 'send_email',
    effect: `${step}:${run.seq + 1}`,
  });
  if (run['step'] === 'gather') {
    const wakeAt = new Date(Math.ceil((at + WAIT_MS) / 1000) * 1000);
    const waits = { at, step: 'wait', type: 'delay', setting: 'for 1 hour', until: at + WAIT_MS, zone: ZONE };
    return {
      $set: { step: 'wait', phase: 'wait', seq: run.seq + 3, stepAt: now, wakeAt, attempts: 0, commit },
      $inc: { rev: 1 },
      $push: { journal: { $each: [action('first'), waits] } },
    };
  }
  const reason = 'Came to the end';
  return {
    $set: {
      state: 'ended',
      outcome: 'completed',
      reason,
      endedAt: now,
      endedBy: 'step',
      wakeAt: null,
      seq: run.seq + 3,
      attempts: 0,
      commit,
    },
    $inc: { rev: 1 },
    $push: { journal: { $each: [action('second'), { at, type: 'ended', outcome: 'completed', reason }] } },
  };
};

/** Both halves: the wait ends before each of the two actions. */
export const HALVES = Object.values(definition.steps).filter((step) => step.kind === 'action').length;
