import { byText, read, readId } from '../kernel/input.js';
import { untilSettled } from '../kernel/until-settled.js';
import { endRun } from '../runs/end-run.js';
import { ConflictError, NotFoundError } from '../kernel/errors.js';
import { stopRuns } from '../runs/stop-runs.js';
import type { AuditThing } from '../model/operation/audit.js';
import { workflowThing } from './thing.js';
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
  context: Ports<'atGap' | 'audit' | 'clock' | 'signals', 'runs' | 'workflows', 'partitions'>,
): Freezing => {
  const { store, clock, signals, options, atGap, audit } = context;
  const mustFind = async (id: unknown): Promise<{ key: string; on: AuditThing }> => {
    const key = readId(id);
    const found = await store.workflows.get(key);
    if (!found) throw new NotFoundError(`The workflow "${key}"`);
    return { key, on: { ...workflowThing(key), name: found.name } };
  };
  const readBy = (by: unknown): string | undefined => read(byText.optional(), by, 'by');
  return {
    async freeze(id, by) {
      const who = readBy(by);
      const { key, on } = await mustFind(id);
      await audit.note({ by: who, what: 'workflow.frozen', on }, async () => {
        const now = clock.now();
        await store.workflows.setFrozen(key, true, new Date(now));
        await atGap('freeze: status set');
        await store.runs.fenceDue({
          workflow: key,
          until: new Date(now + HELD_AHEAD),
          partitions: options.partitions,
        });
      });
    },
    async unfreeze(id, by) {
      const who = readBy(by);
      const { key, on } = await mustFind(id);
      await audit.note({ by: who, what: 'workflow.unfrozen', on }, () =>
        store.workflows.setFrozen(key, false, new Date(clock.now())),
      );
      await signals.late();
    },
    async stopEveryone(id, by) {
      const who = readBy(by);
      const { key, on } = await mustFind(id);
      const stopped = await audit.note(
        { by: who, what: 'workflow.stopped', on },
        () => stopRuns(context, key, 'everybody', reasonOf(who)),
        (people) => ({ people }),
      );
      return { stopped };
    },
    async stop(id, by) {
      const who = readBy(by);
      const key = readId(id);
      const end = () =>
        untilSettled([key], async () => {
          const [run] = await store.runs.heads([key]);
          if (!run) throw new NotFoundError(`The run "${key}"`);
          if (run.state === 'ended') throw new ConflictError('This run has ended already.');
          const written = await store.runs.commit([
            endRun(run, { outcome: 'stopped', reason: reasonOf(who) }, clock.now()),
          ]);
          return written.size > 0 ? [] : [key];
        });
      await audit.note({ by: who, what: 'run.stopped', on: { kind: 'run', id: key } }, end);
    },
  };
};
