import assert from 'node:assert/strict';
import type { JournalEntry } from '../../../definition/journal.js';
import type { RunCommit, RunHead, RunRecord, RunStore, RunTransition } from '../../../model/run.js';

/** A moment, in seconds after the cases begin. */
export const at = (seconds: number): Date => new Date(Date.UTC(2025, 0, 1) + seconds * 1_000);

export const note = (message: string): JournalEntry => ({ type: 'note', at: at(0).getTime(), message });

/** A run that waits: its id is its entry key too, unless told otherwise. */
export const waiting = (id: string, more: Partial<RunRecord> = {}): RunRecord => ({
  _id: id,
  ...{ workflow: 'w', version: 1, person: 'p', entryKey: id },
  trigger: { event: 'shop:1', name: 'order_placed', properties: { total: 5 } },
  ...{ state: 'waiting', step: 'pause', phase: 'wait', seq: 1, rev: 1, attempts: 0 },
  ...{ enteredAt: at(0), stepAt: at(0), wakeAt: at(60), endedAt: null },
  ...{ outcome: null, reason: null, part: 0, journal: [], journalMoved: 0 },
  ...more,
});

/** A run that has ended. */
export const ended = (id: string, more: Partial<RunRecord> = {}): RunRecord =>
  waiting(id, { state: 'ended', step: null, wakeAt: null, endedAt: at(50), outcome: 'completed', ...more });

export const headOf = async (runs: RunStore, id: string): Promise<RunHead> => {
  const [head] = await runs.heads([id]);
  assert.ok(head, `there is no run ${id}`);
  return head;
};

/** A commit of a run as it is now: to a step, unless told otherwise. */
export const commitOf = async (runs: RunStore, id: string, more: Partial<RunTransition> = {}): Promise<RunCommit> => ({
  run: await headOf(runs, id),
  transition: { set: { step: 'mail', phase: 'arrive' }, entries: [], ...more },
});

/** The ids, in order of the alphabet. */
export const idsOf = (found: Iterable<{ _id: string }>): string[] => [...found].map((one) => one._id).sort();
