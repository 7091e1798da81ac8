import { untilSettled } from '../../kernel/until-settled.js';
import { endRun } from '../../runs/end-run.js';
import type { Erasing } from './work.js';

/** Ends everything that they are in, whoever else moves them meanwhile: nothing more is decided for them. */
export const endRuns = async ({ context: { store, clock }, people, keep }: Erasing): Promise<void> => {
  await untilSettled(people, async (open) => {
    await keep();
    const waiting = await store.runs.waitingOf(open);
    const now = clock.now();
    const ends = waiting.map((run) => endRun(run, { outcome: 'stopped', reason: 'The person was erased' }, now));
    const written = await store.runs.commit(ends);
    return [...new Set(waiting.filter((run) => !written.has(run._id)).map((run) => run.person))];
  });
};
