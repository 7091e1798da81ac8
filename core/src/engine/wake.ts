import type { Due, DueRun } from '../runs/port.js';
import type { WakeSlot } from '../schedule/port.js';
import { advance } from './advance.js';
import type { EngineContext } from './context.js';

/** Runs of one workflow, by version. */
const byVersion = (runs: DueRun[]): DueRun[][] => {
  const groups = new Map<number, DueRun[]>();
  for (const run of runs) {
    const group = groups.get(run.version);
    if (group) group.push(run);
    else groups.set(run.version, [run]);
  }
  return [...groups.values()];
};

export interface WakeOptions {
  part: number;
  due: Due;
  batchSize: number;
  /** Count the claim before working: for runs that are late, one of which may have killed a worker. */
  careful: boolean;
  onEffects: () => void;
  /** Called when people were changed, which is news. */
  onChanges: () => void;
  /** Called after each batch: the work goes on. */
  onBatch?: () => void;
}

/**
 * People of a workflow who are due, and whom this process can advance: those on a version that asks a condition which
 * only others registered are left to them.
 */
const dueHere = async (
  { store, versions, asker }: EngineContext,
  query: { part: number; workflow: string; due: Due; limit: number },
): Promise<DueRun[]> => {
  const without: number[] = [];
  for (;;) {
    const runs = await store.runs.due({ ...query, without });
    let strange = 0;
    for (const version of new Set(runs.map((r) => r.version))) {
      // One that cannot be read is told of when its people are advanced.
      const loaded = await versions.get(query.workflow, version).catch(() => undefined);
      if (!loaded || loaded.needs.conditions.every((type) => asker.get(type))) continue;
      without.push(version);
      strange += 1;
    }
    if (strange === 0) return runs;
  }
};

/** Whether a workflow may have more people due, has nobody left, or has some who cannot be moved now. */
type After = 'more' | 'done' | 'stuck';

/** Advances one batch of a workflow. */
const wakeBatch = async (
  context: EngineContext,
  workflow: string,
  { part, due, batchSize, careful, onEffects, onChanges }: WakeOptions,
): Promise<{ committed: number; after: After }> => {
  const { store, clock, logger } = context;
  const at = 'at' in due ? due.at.getTime() : clock.now();
  const runs = await dueHere(context, { part, workflow, due, limit: batchSize });
  // Runs first, then the status: a freeze bumps the revision of due runs after it set the status, so a batch that saw
  // no freeze either comes before it or loses its commit.
  if ((await store.workflows.frozen([workflow])).has(workflow)) return { committed: 0, after: 'stuck' };
  if (runs.length === 0) return { committed: 0, after: 'stuck' };
  if (careful) await store.runs.countAttempts(runs.map((r) => r._id));
  let committed = 0;
  for (const group of byVersion(runs)) {
    try {
      const result = await advance(context, group, at);
      committed += result.committed;
      if (result.effects > 0) onEffects();
      if (result.changes > 0) onChanges();
    } catch (error) {
      logger.error({ err: error, workflow }, 'people of this workflow could not be advanced; the sweep tries again');
    }
  }
  // Nothing moved: somebody else took them, or they cannot be moved now.
  if (committed === 0) return { committed, after: 'stuck' };
  return { committed, after: runs.length < batchSize ? 'done' : 'more' };
};

/**
 * Advances everybody due in a partition, round robin over workflows, a batch each, so that a big workflow does not
 * starve a small one. Frozen workflows are left where they are.
 */
export const wakeDue = async (context: EngineContext, options: WakeOptions): Promise<number> => {
  const stuck = new Set<string>();
  let total = 0;
  for (;;) {
    const due = await context.store.runs.dueWorkflows(options.part, options.due);
    let workflows = due.filter((w) => !stuck.has(w));
    if (workflows.length === 0) return total;
    // Asked again only when all of these are through: the question looks at everybody who is due.
    while (workflows.length > 0) {
      const more: string[] = [];
      for (const workflow of workflows) {
        const { committed, after } = await wakeBatch(context, workflow, options);
        options.onBatch?.();
        total += committed;
        if (after === 'stuck') stuck.add(workflow);
        if (after === 'more') more.push(workflow);
      }
      workflows = more;
    }
  }
};

/** The work of a slot's job. */
export const wakeSlot = (
  context: EngineContext,
  { at, part }: WakeSlot,
  on: Pick<WakeOptions, 'onEffects' | 'onChanges' | 'onBatch'>,
): Promise<number> =>
  wakeDue(context, { part, due: { at }, batchSize: context.options.batchSize, careful: false, ...on });
