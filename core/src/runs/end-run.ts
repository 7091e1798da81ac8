import type { Exit } from '../decide/index.js';
import type { DueRun, RunCommit, RunRecord } from '../model/run.js';

interface Ending extends Omit<Exit, 'saw'>, Partial<Pick<Exit, 'saw'>> {
  /** `rule` where it is left out. */
  by?: Exclude<RunRecord['endedBy'], 'step' | undefined>;
}

/** Ends a run from outside, wherever it is: what it had not sent yet is not sent any more. */
export const endRun = (run: DueRun, { outcome, reason, saw, by = 'rule' }: Ending, now: number): RunCommit => ({
  run,
  transition: {
    set: {
      state: 'ended',
      outcome,
      reason,
      endedAt: new Date(now),
      endedBy: by,
      wakeAt: null,
      seq: run.seq + 1,
      ...(by === 'owner' && run.wakeAt ? { resumeAt: run.wakeAt } : {}),
    },
    entries: [
      { at: now, type: 'ended', outcome, reason, ...(saw ? { saw } : {}), ...(run.step ? { step: run.step } : {}) },
    ],
  },
});
