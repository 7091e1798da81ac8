import type { Exit } from '../decide/index.js';
import type { DueRun, RunCommit } from '../runs/port.js';

/** Ends a run from outside, wherever it is: what it had not sent yet is not sent any more. */
export const endRun = (
  run: DueRun,
  { outcome, reason, saw }: Omit<Exit, 'saw'> & Partial<Exit>,
  now: number,
): RunCommit => ({
  run,
  transition: {
    set: { state: 'ended', outcome, reason, endedAt: new Date(now), endedBy: 'rule', wakeAt: null, seq: run.seq + 1 },
    entries: [
      { at: now, type: 'ended', outcome, reason, ...(saw ? { saw } : {}), ...(run.step ? { step: run.step } : {}) },
    ],
  },
});
