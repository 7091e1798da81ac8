import type { Logger } from 'pino';
import type { Clock } from '../kernel/time/clock.js';
import { within } from '../kernel/within.js';
import type { Signals } from '../model/abilities/signals.js';
import type { Scheduler, Wakeup } from '../model/operation/scheduler.js';

/** What a worker is told in its own process. */
export interface Nudges {
  nudgeIngest(): void;
  nudgeDispatch(): void;
  nudgeLate(): void;
}

interface Parts {
  scheduler: Pick<Scheduler, 'ensure'>;
  clock: Clock;
  logger: Logger;
  /** How long telling others may take, in milliseconds. */
  timeoutMs: number;
}

/** Signals that go to the worker of this process while one works here, and over the scheduler to those of others. */
export interface Switchboard extends Signals {
  /** From now on the worker of this process is told; `undefined`: none works here any more. */
  connect(worker: Nudges | undefined): void;
}

export const createSignals = ({ scheduler, clock, logger, timeoutMs }: Parts): Switchboard => {
  let here: Nudges | undefined;
  const wakeOthers = async (job: Wakeup): Promise<void> => {
    const ensure = () => scheduler.ensure(job, new Date(clock.now()));
    await within(timeoutMs, 'The scheduler', ensure).catch((error: unknown) =>
      logger.warn({ err: error, job }, 'workers could not be woken; their sweep finds what there is to do'),
    );
  };
  const tell = async (nudge: keyof Nudges, job: Wakeup): Promise<void> => {
    if (here) here[nudge]();
    else await wakeOthers(job);
  };
  return {
    connect(worker) {
      here = worker;
    },
    events: () => tell('nudgeIngest', 'ingest'),
    effects: () => tell('nudgeDispatch', 'dispatch'),
    late: () => tell('nudgeLate', 'late'),
  };
};
