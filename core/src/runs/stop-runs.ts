import { untilSettled } from '../kernel/until-settled.js';
import type { RunHead } from '../model/run.js';
import { endRun } from './end-run.js';
import type { Ports } from '../model/abilities/ports.js';

const BATCH = 1_000;

/**
 * Stops the people who wait in a workflow: everybody, or those named. Who enters meanwhile may stay. Returns how many
 * were stopped.
 */
export const stopRuns = async (
  { store, clock }: Ports<'clock', 'runs'>,
  workflow: string,
  people: string[] | 'everybody',
  reason: string,
): Promise<number> => {
  let stopped = 0;
  await store.runs.neverGoOn(workflow, people);
  const waiting = async (): Promise<RunHead[]> =>
    people === 'everybody'
      ? store.runs.waitingIn(workflow, BATCH)
      : (await store.runs.waitingOf(people)).filter((r) => r.workflow === workflow);
  for (let open = await waiting(); open.length > 0; open = await waiting())
    await untilSettled(open, async (runs) => {
      const now = clock.now();
      const written = await store.runs.commit(runs.map((run) => endRun(run, { outcome: 'stopped', reason }, now)));
      stopped += written.size;
      const lost = runs.filter((run) => !written.has(run._id)).map((run) => run._id);
      return lost.length === 0 ? [] : (await store.runs.heads(lost)).filter((run) => run.state === 'waiting');
    });
  return stopped;
};
