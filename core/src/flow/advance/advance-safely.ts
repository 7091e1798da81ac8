import { narrowDown } from '../../kernel/narrow-down.js';
import type { DueRun } from '../../model/run.js';
import { advance } from './advance.js';
import type { AdvancePorts } from './ports.js';

/** Whom advancing people tells that there is more to do. */
export interface Heard {
  onEffects: () => void;
  /** Called when people were changed, for who is not told by the applier. */
  onChanges?: () => void;
}

/**
 * Advances runs of one version. Where that throws it is done in halves, down to the run that it throws for: its loss is
 * counted, with the reason, and the others go on. Returns how many got on.
 * @throws when the database is away
 */
export const advanceSafely = async (
  context: AdvancePorts,
  runs: readonly DueRun[],
  at: number,
  { onEffects, onChanges }: Heard,
): Promise<number> => {
  let total = 0;
  await narrowDown(runs, {
    async work(some) {
      const { committed, effects, changes } = await advance(context, [...some], at);
      total += committed;
      if (effects > 0) onEffects();
      if (changes > 0) onChanges?.();
    },
    async lost(run, error) {
      context.logger.error({ err: error, run: run._id }, 'a run could not be advanced; the sweep tries it again');
      await context.store.runs.lose(run, (error as Error).message);
    },
    isNobodys: context.store.isAway,
  });
  return total;
};
