import type { Due, RunRecord, RunStore } from '../../../model/run.js';
import { headOf, isWaiting } from './head.js';
import type { Tables } from '../kit/tables.js';
import { updateAll } from '../kit/update-all.js';

type Fits = (run: Readonly<RunRecord>) => boolean;

const isDue = (part: number, due: Due): Fits => {
  const except = new Set('at' in due ? [] : due.except.map(Number));
  return (run) => {
    if (run.part !== part || !isWaiting(run) || !run.wakeAt) return false;
    const wakeAt = run.wakeAt.getTime();
    return 'at' in due ? wakeAt === due.at.getTime() : wakeAt <= due.until.getTime() && !except.has(wakeAt);
  };
};

/** Whoever was claimed among the most comes first, then whoever was claimed alone least often. */
const byLosses = (a: RunRecord, b: RunRecord): number =>
  (b.lost?.among ?? 0) - (a.lost?.among ?? 0) || a.attempts - b.attempts;
const byWakeAt = (a: RunRecord, b: RunRecord): number => Number(a.wakeAt) - Number(b.wakeAt);

/** Who is due, and who tries to advance them. */
export const runsDue = ({ runs }: Tables): Pick<RunStore, 'dueWorkflows' | 'due' | 'fenceDue' | 'claim' | 'lose'> => ({
  async dueWorkflows(part, due) {
    return [...new Set(runs.find(isDue(part, due)).map((run) => run.workflow))];
  },

  async due({ part, workflow, due, limit, without, lost }) {
    const isDueThen = isDue(part, due);
    const found = runs.find(
      (run) =>
        run.workflow === workflow &&
        !without.includes(run.version) &&
        (run.lost !== undefined) === lost &&
        isDueThen(run),
    );
    found.sort(byWakeAt);
    if (lost) found.sort(byLosses);
    return found.slice(0, limit).map(headOf);
  },

  async fenceDue({ workflow, until, partitions }) {
    const fits: Fits = (run) =>
      run.workflow === workflow &&
      run.part < partitions &&
      isWaiting(run) &&
      run.wakeAt !== null &&
      run.wakeAt <= until;
    updateAll(runs, fits, (run) => void run.rev++);
  },

  async claim(ids) {
    const among = ids.length;
    for (const id of new Set(ids))
      runs.update(
        id,
        (run) => {
          run.lost = { ...run.lost, among };
          if (among === 1) run.attempts++;
        },
        isWaiting,
      );
  },

  async lose({ _id, rev, attempts }, reason) {
    runs.update(
      _id,
      (run) => {
        run.attempts = Math.max(run.attempts, attempts + 1);
        run.lost = { among: 1, reason };
      },
      (run) => isWaiting(run) && run.rev === rev,
    );
  },
});
