import type { RunOutcome } from '../definition/journal.js';
import type { Stores } from '../model/stores.js';

type Counts = { waiting: number } & Record<RunOutcome, number>;

/** How runs of a workflow came out: those that are there, and those that are not kept any more. */
export const runCounts = async ({ runs, sums }: Pick<Stores, 'runs' | 'sums'>, workflow: string): Promise<Counts> => {
  const [counts, gone] = await Promise.all([runs.counts(workflow), sums.ofWorkflows([workflow], 'runs')]);
  for (const { n } of gone)
    for (const outcome of ['completed', 'goal', 'exited', 'failed', 'stopped'] as const)
      counts[outcome] += n[outcome] ?? 0;
  return counts;
};
