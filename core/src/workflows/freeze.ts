import { byText, read, readId } from '../kernel/input.js';
import { untilSettled } from '../kernel/until-settled.js';
import { endRun } from '../runs/end-run.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { stopRuns } from '../runs/stop-runs.js';
import type { WorkflowsApi } from './api.js';
import type { RunsApi } from '../runs/api.js';
import type { Ports } from '../model/abilities/ports.js';

type Freezing = Pick<WorkflowsApi, 'freeze' | 'unfreeze' | 'stopEveryone'> & Pick<RunsApi, 'stop'>;

/**
 * Workers hold people whom they read, or let enter, before they asked for the status. Whoever is held is due: at the
 * latest at the next slot, seen from a clock that may be a little off. All who are due within so many milliseconds get
 * another revision, so that no write of a worker that saw no freeze counts; who is read later is read after the status
 * was set, and their worker sees it.
 */
const HELD_AHEAD = 60_000;

const reasonOf = (by: string | undefined): string => (by ? `Stopped by ${by}` : 'Stopped by hand');

/**
 * Freezing and stopping the people who are inside a workflow: other things than its status, which moves nobody.
 */
export const createFreezing = (
  context: Ports<'atGap' | 'clock' | 'signals', 'runs' | 'workflows', 'partitions'>,
): Freezing => {
  const { store, clock, signals, options, atGap } = context;
  const mustFind = async (id: unknown): Promise<string> => {
    const key = readId(id);
    if (!(await store.workflows.get(key))) throw new NotFoundError(`The workflow "${key}"`);
    return key;
  };
  return {
    async freeze(id) {
      const key = await mustFind(id);
      const now = clock.now();
      await store.workflows.setFrozen(key, true, new Date(now));
      await atGap('freeze: status set');
      await store.runs.fenceDue({
        workflow: key,
        until: new Date(now + HELD_AHEAD),
        partitions: options.partitions,
      });
    },
    async unfreeze(id) {
      await store.workflows.setFrozen(await mustFind(id), false, new Date(clock.now()));
      await signals.late();
    },
    async stopEveryone(id, by) {
      const reason = reasonOf(read(byText.optional(), by, 'by'));
      const key = await mustFind(id);
      return { stopped: await stopRuns(context, key, 'everybody', reason) };
    },
    async stop(id, by) {
      const reason = reasonOf(read(byText.optional(), by, 'by'));
      const key = readId(id);
      await untilSettled([key], async () => {
        const [run] = await store.runs.heads([key]);
        if (!run) throw new NotFoundError(`The run "${key}"`);
        if (run.state === 'ended') throw new ConflictError('This run has ended already.');
        const written = await store.runs.commit([endRun(run, { outcome: 'stopped', reason }, clock.now())]);
        return written.size > 0 ? [] : [key];
      });
    },
  };
};
