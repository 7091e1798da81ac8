import type { Reopening, RunRecord, RunStore } from '../../../model/run.js';
import { headOf, isWaiting } from './head.js';
import type { Tables } from '../kit/tables.js';
import { updateAll } from '../kit/update-all.js';

type Changes = 'commit' | 'reopen' | 'neverGoOn' | 'note' | 'forgetPending' | 'countRefused';

const goOn = (run: RunRecord, { step, phase, stepAt, event, wakeAt, entry }: Reopening): void => {
  Object.assign(run, { state: 'waiting', step, phase, stepAt, wakeAt, endedAt: null, outcome: null, reason: null });
  Object.assign(run, { attempts: 0, rev: run.rev + 1, trigger: { ...run.trigger, event } });
  run.journal.push(entry);
  delete run.endedBy;
  delete run.resumeAt;
  delete run.thinned;
  delete run.lost;
};

/** What moves runs, and what is written to them besides. */
export const runChanges = ({ runs }: Tables): Pick<RunStore, Changes> => ({
  async commit(commits) {
    const isWritten = ({ run: { _id, rev }, transition }: (typeof commits)[number]): boolean => {
      const { set, entries, pending } = transition;
      const change = (run: RunRecord): void => {
        Object.assign(run, set, { attempts: 0, rev: run.rev + 1 });
        delete run.lost;
        run.journal.push(...entries);
        if (pending) run.pending = [...(run.pending ?? []), pending];
      };
      return runs.update(_id, change, (run) => isWaiting(run) && run.rev === rev) !== undefined;
    };
    return new Set(commits.filter(isWritten).map(({ run }) => run._id));
  },

  async reopen(all) {
    for (const one of all)
      runs.update(
        one.run._id,
        (run) => goOn(run, one),
        (run) => run.state === 'ended' && run.rev === one.run.rev,
      );
    // Also who was opened by the same event before: asked again, it is the same.
    const ids = new Set(all.map((one) => one.run._id));
    const events = new Set(all.map((one) => one.event));
    return runs.find((run) => ids.has(run._id) && events.has(run.trigger.event) && isWaiting(run)).map(headOf);
  },

  async neverGoOn(workflow, people) {
    const whose = people === 'everybody' ? null : new Set(people);
    updateAll(
      runs,
      (run) => run.workflow === workflow && run.endedBy === 'owner' && (whose === null || whose.has(run.person)),
      (run) => {
        run.endedBy = 'rule';
      },
    );
  },

  async note(ids, message, at) {
    for (const id of new Set(ids))
      runs.update(id, (run) => void run.journal.push({ type: 'note', at: at.getTime(), message }));
  },

  async forgetPending(applied) {
    for (const { key, runs: ids } of applied)
      for (const id of ids)
        runs.update(
          id,
          (run) => {
            run.pending = run.pending?.filter((one) => one.key !== key);
          },
          (run) => run.pending !== undefined,
        );
  },

  async countRefused(key, id) {
    runs.update(id, (run) => {
      const change = run.pending?.find((one) => one.key === key);
      if (change) change.refused = (change.refused ?? 0) + 1;
    });
  },
});
