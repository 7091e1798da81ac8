import type { RunHead } from '../runs/port.js';
import type { WakeSlot } from '../schedule/port.js';
import { advance } from './advance.js';
import type { EngineContext } from './context.js';

type Due = { at: Date } | { until: Date };

/** Runs of one workflow, by version. */
const byVersion = (runs: RunHead[]): RunHead[][] => {
  const groups = new Map<number, RunHead[]>();
  for (const run of runs) {
    const group = groups.get(run.version);
    if (group) group.push(run);
    else groups.set(run.version, [run]);
  }
  return [...groups.values()];
};

interface WakeOptions {
  part: number;
  due: Due;
  batchSize: number;
  /** Count the claim before working: for runs that are late, one of which may have killed a worker. */
  careful: boolean;
  onEffects: () => void;
}

/**
 * Advances everybody due in a partition, round robin over workflows, a batch each, so that a big workflow does not
 * starve a small one. Frozen workflows are left where they are.
 */
export const wakeDue = async (
  context: EngineContext,
  { part, due, batchSize, careful, onEffects }: WakeOptions,
): Promise<number> => {
  const { store, clock, logger } = context;
  const at = 'at' in due ? due.at.getTime() : clock.now();
  const stuck = new Set<string>();
  let total = 0;
  for (;;) {
    const due_ = (await store.runs.dueWorkflows(part, due)).filter((w) => !stuck.has(w));
    if (due_.length === 0) return total;
    for (const workflow of due_) {
      const runs = await store.runs.due({ part, workflow, due, limit: batchSize });
      // Runs first, then the status: a freeze bumps the revision of due runs after it set the status, so a batch that
      // saw no freeze either comes before it or loses its commit.
      if ((await store.workflows.frozen([workflow])).has(workflow)) {
        stuck.add(workflow);
        continue;
      }
      if (careful) await store.runs.countAttempts(runs.map((r) => r._id));
      let committed = 0;
      for (const group of byVersion(runs)) {
        try {
          const result = await advance(context, group, at);
          committed += result.committed;
          if (result.effects > 0) onEffects();
        } catch (error) {
          logger.error(
            { err: error, workflow },
            'people of this workflow could not be advanced; the sweep tries again',
          );
        }
      }
      total += committed;
      // Nothing moved: somebody else took them, or they cannot be moved now.
      if (committed === 0) stuck.add(workflow);
    }
  }
};

/** The work of a slot's job. */
export const wakeSlot = (context: EngineContext, { at, part }: WakeSlot, onEffects: () => void): Promise<number> =>
  wakeDue(context, { part, due: { at }, batchSize: context.options.batchSize, careful: false, onEffects });
