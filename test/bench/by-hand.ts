import { randomBytes } from 'node:crypto';
import { ObjectId } from 'mongodb';
import type { EffectDocument, RunDocument } from './database.js';
import { PLAIN, POINTS, TEMPLATE, type Workload } from './workflow.js';

/**
 * What the engine decides in these workflows, written out: the cases by hand write the same documents, without a
 * definition, a decision or a guard beyond the revision.
 */

const WAIT_MS = 3_600_000;
const ZONE = 'UTC';

const half = (run: RunDocument): 'first' | 'second' => (run['step'] === 'gather' ? 'first' : 'second');

/** How far the action lies behind where the run stands. */
const ahead = ({ changes }: Workload): number => (changes ? 3 : 1);

/** The effect of the action that a run comes to. */
export const effectOf = (run: RunDocument, now: Date, workload = PLAIN): EffectDocument => ({
  _id: randomBytes(16).toString('hex'),
  run: run._id,
  person: run.person,
  workflow: run['workflow'],
  version: run.version,
  step: half(run),
  seq: run.seq + ahead(workload),
  action: 'send_email',
  input: { template: TEMPLATE },
  state: 'open',
  dueAt: now,
  attempts: 0,
  createdAt: now,
});

/** What is changed about the people whose runs stand where this one stands. */
export interface ChangesByHand {
  key: string;
  changes: object[];
  cause: { depth: number };
  at: Date;
}

const addTag = (run: RunDocument) => ({ kind: 'add_tag', tag: half(run) });
const count = { kind: 'calculate', field: POINTS, operation: 'add', by: 1 };

export const changesOf = (run: RunDocument, now: Date): ChangesByHand => ({
  key: new ObjectId().toHexString(),
  changes: [addTag(run), count],
  cause: { depth: 1 },
  at: now,
});

/** The update of all runs that stand where this one stands. */
export const updateOf = (run: RunDocument, now: Date, pending?: ChangesByHand) => {
  const at = now.getTime();
  const commit = new ObjectId().toHexString();
  const step = half(run);
  const seq = run.seq + (pending ? 3 : 1);
  const changed = pending
    ? [
        { at, step: `tag_${step}`, type: 'action', action: 'add_tag', changes: [addTag(run)] },
        { at, step: `count_${step}`, type: 'action', action: 'set_field', changes: [count] },
      ]
    : [];
  const acted = { at, step, type: 'action', action: 'send_email', effect: `${step}:${seq}` };
  const told = pending ? { pending } : {};
  if (step === 'first') {
    const wakeAt = new Date(Math.ceil((at + WAIT_MS) / 1000) * 1000);
    const waits = { at, step: 'wait', type: 'delay', setting: 'for 1 hour', until: at + WAIT_MS, zone: ZONE };
    return {
      $set: { step: 'wait', phase: 'wait', seq: seq + 2, stepAt: now, wakeAt, attempts: 0, commit },
      $inc: { rev: 1 },
      $push: { journal: { $each: [...changed, acted, waits] }, ...told },
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
      seq: seq + 2,
      attempts: 0,
      commit,
    },
    $inc: { rev: 1 },
    $push: { journal: { $each: [...changed, acted, { at, type: 'ended', outcome: 'completed', reason }] }, ...told },
  };
};

/** The update of the people of these runs: the change itself, the news of it, and that it was made. */
export const peopleUpdateOf = (run: RunDocument, { key, at }: ChangesByHand) => {
  const newsOf = (i: number, name: string, properties: object) => ({
    id: `${key}:${i}:${run.person}`,
    name,
    properties,
    at,
    depth: 1,
  });
  const news = [
    newsOf(0, '$tag_added', { tag: half(run) }),
    newsOf(1, '$field_changed', { field: POINTS, from: 0, to: 1 }),
  ];
  return {
    $addToSet: { tags: half(run) },
    $inc: { [`fields.${POINTS}`]: 1, rev: 1 },
    $push: { news: { $each: news }, applied: { key, at } },
    $set: { newsAt: at, updatedAt: at },
  };
};

/** Both halves: the wait ends before each of the two actions. */
export const HALVES = 2;
