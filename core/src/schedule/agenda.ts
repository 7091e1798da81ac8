import { Agenda, type Job } from 'agenda';
import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { BootstrappedBackend } from './backend.js';
import { jobCollection } from './collection.js';
import { GRID, slotFor } from './grid.js';
import type { ScheduleHandlers, Scheduler, WakeSlot } from './port.js';

export interface SchedulerOptions {
  db: Db;
  prefix: string;
  partitions: number;
  /** How long a job's lock holds, in milliseconds; a crashed worker's jobs are taken over after it. */
  leaseMs: number;
  sweepMs: number;
  /** Unix milliseconds. */
  now: () => number;
  /** Called when a job begins, and when the scheduler meets an error. */
  onJob: () => void;
  onError: (error: Error) => void;
  logger: Logger;
}

interface SlotData {
  slot: number;
  part: number;
}

/** A job's lock, in milliseconds. Short, because Agenda leaves a timer of half of it behind after each job. */
const LOCK_MS = 10_000;

const DUPLICATE_KEY = 11000;
const ignoreDuplicate = (error: unknown): void => {
  if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
};

/** The scheduler on Agenda. */
export const createScheduler = ({
  db,
  prefix,
  partitions,
  leaseMs,
  sweepMs,
  now,
  onJob,
  onError,
  logger,
}: SchedulerOptions): Scheduler => {
  const lockLifetime = Math.min(leaseMs, LOCK_MS);
  const agenda = new Agenda({
    // A job's collection and indexes come from bootstrap(): never created here, by several processes at once.
    backend: new BootstrappedBackend({
      mongo: db,
      collection: jobCollection(prefix).name,
      ensureIndex: false,
    }),
    processEvery: GRID,
    defaultLockLifetime: lockLifetime,
    maxConcurrency: partitions * 2 + 4,
    defaultConcurrency: partitions,
    defaultLockLimit: partitions,
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) => {
    logger.error({ err: error }, 'the scheduler met an error; it goes on');
    onError(error);
  });
  agenda.ready.catch((error: unknown) => logger.error({ err: error }, 'the scheduler cannot reach MongoDB'));

  const known = new LRUCache<string, true>({ max: 10_000 });
  const underWay = new Set<Promise<void>>();
  let accepting = false;
  let started = false;

  const ensureSlot = async (name: string, slot: number, part: number): Promise<void> => {
    const key = `${name}:${slot}:${part}`;
    if (known.has(key)) return;
    await agenda
      .create(name, { slot, part } satisfies SlotData)
      .unique({ 'data.slot': slot, 'data.part': part }, { insertOnly: true })
      .schedule(new Date(slot))
      .save()
      .catch(ignoreDuplicate);
    known.set(key, true);
  };

  /** Runs a job's work under a lock that is kept up; a failure is logged, and what it left is the sweep's to find. */
  const run = async (name: string, job: Job<SlotData>, work: () => Promise<void>): Promise<void> => {
    if (!accepting) return;
    onJob();
    const keepLock = setInterval(() => void job.touch().catch(() => undefined), lockLifetime / 3);
    const running = work()
      .catch((error: unknown) => logger.error({ err: error, job: name }, 'a job failed; the sweep finds what it left'))
      .finally(() => clearInterval(keepLock));
    underWay.add(running);
    await running;
    underWay.delete(running);
  };

  const define = (name: string, concurrency: number, work: (job: Job<SlotData>) => Promise<void>): void =>
    agenda.define<SlotData>(name, (job) => run(name, job, () => work(job)), { concurrency, lockLimit: concurrency });

  return {
    async ensureWake(slots: WakeSlot[]) {
      for (const { at, part } of slots) await ensureSlot('wake', at.getTime(), part);
    },

    async ensure(job, at) {
      await ensureSlot(job, slotFor(at.getTime(), now()), 0);
    },

    async start(handlers: ScheduleHandlers) {
      accepting = true;
      started = true;
      define('wake', partitions, ({ attrs: { data } }) => handlers.wake({ at: new Date(data.slot), part: data.part }));
      define('ingest', 1, () => handlers.ingest());
      define('dispatch', 1, () => handlers.dispatch());
      define('sweep', 1, () => handlers.sweep());
      await agenda.ready;
      await agenda.every(sweepMs, 'sweep').then(() => undefined, ignoreDuplicate);
      await agenda.start();
    },

    async stop(graceMs) {
      accepting = false;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(underWay), late]);
      clearTimeout(timer);
      if (started) await agenda.stop(false);
    },
  };
};
