import type { Due, DueRun } from '../../model/run.js';
import type { WakeSlot } from '../../model/operation/scheduler.js';
import { advanceSafely, type Heard } from './advance-safely.js';
import type { AdvancePorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';
import type { Asker } from '../../extensions/asker.js';

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

/** People of a workflow who are due. */
export interface DueQuery {
  part: number;
  workflow: string;
  due: Due;
  limit: number;
}

/**
 * Reads people of a workflow who are due, and whom this process can advance: those on a version that asks a condition
 * which only others registered are left to them, and those on one that cannot be read are left. Nobody where the
 * workflow is frozen. `lost`: only those who were claimed before and did not get on, or only the others.
 */
export const readDue = async (
  context: Ports<'atGap' | 'logger' | 'versions', 'runs' | 'workflows'> & { asker: Asker },
  query: DueQuery,
  lost: boolean,
): Promise<DueRun[]> => {
  const { store } = context;
  const without = new Set<number>();
  for (;;) {
    const runs = await store.runs.due({ ...query, lost, without: [...without] });
    if (runs.length === 0) return [];
    const strange = await strangeVersions(context, runs);
    if (strange.length > 0) {
      for (const version of strange) without.add(version);
      continue;
    }
    await context.atGap('wake: people read');
    // People first, then the status: a freeze moves their revision on after it set the status, so whoever saw no freeze
    // either commits before it or loses the commit.
    if ((await store.workflows.frozen([query.workflow])).has(query.workflow)) return [];
    await context.atGap('wake: not frozen');
    return runs;
  }
};

const strangeVersions = async (
  { versions, asker, logger }: Ports<'logger' | 'versions'> & { asker: Asker },
  runs: DueRun[],
): Promise<number[]> => {
  const strange: number[] = [];
  for (const [version, run] of new Map(runs.map((r) => [r.version, r]))) {
    const loaded = await versions.get(run.workflow, version).catch((error: unknown) => {
      logger.error({ err: error, workflow: run.workflow }, 'a version cannot be read; its people wait');
    });
    if (!loaded?.needs.conditions.every((type) => asker.get(type))) strange.push(version);
  }
  return strange;
};

/** Advances people of one workflow. Returns how many got on. @throws when the database is away */
export const advanceAll = async (context: AdvancePorts, runs: DueRun[], at: number, heard: Heard): Promise<number> => {
  let committed = 0;
  for (const group of byVersion(runs)) committed += await advanceSafely(context, group, at, heard);
  return committed;
};

export interface WakeOptions {
  part: number;
  due: Due;
  /** Claim people before work on them begins: for those who are late, one of whom may have ended a worker. */
  claim: boolean;
  heard: Heard;
  /** Called before each batch; false: somebody else does this work. */
  goOn: () => Promise<boolean>;
}

/** Whether a workflow may have more people due, has nobody left, or has some who cannot be moved now. */
type After = 'more' | 'done' | 'stuck';

/** Advances one batch of a workflow. */
const wakeBatch = async (
  context: AdvancePorts,
  workflow: string,
  { part, due, claim, heard }: WakeOptions,
): Promise<{ committed: number; after: After }> => {
  const { store, clock, options } = context;
  const at = 'at' in due ? due.at.getTime() : clock.now();
  const runs = await readDue(context, { part, workflow, due, limit: options.batchSize }, false);
  if (runs.length === 0) return { committed: 0, after: 'stuck' };
  if (claim) {
    await store.runs.claim(runs.map((r) => r._id));
    await context.atGap('sweep: people claimed');
  }
  const committed = await advanceAll(context, runs, at, heard);
  // Nothing moved: somebody else took them, or they cannot be moved now.
  if (committed === 0) return { committed, after: 'stuck' };
  return { committed, after: runs.length < options.batchSize ? 'done' : 'more' };
};

/**
 * Advances everybody due in a partition who was never lost, round robin over workflows, a batch each, so that a big
 * workflow does not starve a small one. Frozen workflows are left where they are. Returns how many got on.
 */
export const wakeDue = async (context: AdvancePorts, options: WakeOptions): Promise<number> => {
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
        if (context.closing.aborted || !(await options.goOn())) return total;
        const { committed, after } = await wakeBatch(context, workflow, options);
        total += committed;
        if (after === 'stuck') stuck.add(workflow);
        if (after === 'more') more.push(workflow);
      }
      workflows = more;
    }
  }
};

/** The work of a slot's job. `goOn` is called before each batch. */
export const wakeSlot = (
  context: AdvancePorts,
  { at, part }: WakeSlot,
  heard: Heard,
  goOn: () => Promise<boolean>,
): Promise<number> => wakeDue(context, { part, due: { at }, claim: false, heard, goOn });
