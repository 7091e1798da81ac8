import type { EngineContext } from './context.js';
import { endRun } from './end-run.js';

/** A run that is moved by somebody else meanwhile is looked at again, at most this often. */
const TRIES = 10;
const BATCH = 1_000;

/**
 * Stops the people who wait in a workflow: everybody, or those named. Who enters meanwhile may stay. Answers how many
 * were stopped.
 */
export const stopRuns = async (
  { store, clock }: EngineContext,
  workflow: string,
  people: string[] | 'everybody',
  reason: string,
): Promise<number> => {
  let stopped = 0;
  for (let attempt = 0; attempt < TRIES;) {
    const waiting =
      people === 'everybody'
        ? await store.runs.waitingIn(workflow, BATCH)
        : (await store.runs.waitingOf(people)).filter((r) => r.workflow === workflow);
    if (waiting.length === 0) break;
    const now = clock.now();
    const written = await store.runs.commit(waiting.map((run) => endRun(run, { outcome: 'stopped', reason }, now)));
    stopped += written.size;
    if (written.size < waiting.length) attempt += 1;
  }
  return stopped;
};
