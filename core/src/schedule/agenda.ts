import { Agenda, type Job } from 'agenda';
import { LRUCache } from 'lru-cache';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { agendaNow } from './agenda-clock.js';
import { jobCollection } from './collection.js';
import { createJobRepository, type JobDocument } from './job-repository.js';
import { GRID, slotFor, type ScheduleHandlers, type Scheduler, type WakeSlot } from '../model/operation/scheduler.js';
import { startTicker, type Ticker } from './ticker.js';
import { noLongerThan } from '../kernel/no-longer-than.js';

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
/**
 * Agenda takes so many jobs of a name at most and fills up once a second: this is also how many slots it can begin a
 * second. Each partition brings in one a second, so it has to lie well above that.
 */
const slotsAtOnce = (partitions: number): number => Math.max(100, partitions * 5);

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
  const atOnce = slotsAtOnce(partitions);
  const jobs = db.collection<JobDocument>(jobCollection(prefix).name);
  const agenda = new Agenda({
    // Connecting reads and writes nothing: the connection and the collection are there already.
    backend: {
      name: 'MongoDB',
      repository: createJobRepository(jobs, now),
      ownsConnection: false,
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
    },
    processEvery: GRID,
    defaultLockLifetime: lockLifetime,
    maxConcurrency: atOnce + 4,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) => {
    // It looked at the lock of a job that had just ended.
    if (error.message.includes('no lockedAt date found')) return;
    logger.error({ err: error }, 'the scheduler met an error; it goes on');
    onError(error);
  });
  agenda.ready.catch((error: unknown) => logger.error({ err: error }, 'the scheduler cannot reach MongoDB'));

  const known = new LRUCache<string, true>({ max: 10_000 });
  const underWay = new Set<Promise<void>>();
  let accepting = false;
  let started = false;
  let sweeping: Ticker | undefined;

  /** Makes those jobs that are not there, in one request, as Agenda would make them. */
  const ensureSlots = async (name: string, slots: SlotData[]): Promise<void> => {
    const keyOf = ({ slot, part }: SlotData) => `${name}:${slot}:${part}`;
    const unknown = slots.filter((s) => !known.has(keyOf(s)));
    if (unknown.length === 0) return;
    await jobs
      .bulkWrite(
        unknown.map(({ slot, part }) => ({
          updateOne: {
            filter: { name, 'data.slot': slot, 'data.part': part },
            update: { $setOnInsert: { type: 'normal', priority: 0, nextRunAt: new Date(slot), lockedAt: null } },
            upsert: true,
          },
        })),
        { ordered: false },
      )
      .catch(ignoreDuplicate);
    for (const slot of unknown) known.set(keyOf(slot), true);
  };

  /** Gives a job back, for its moment: by this clock, or another worker's. */
  const putBack = ({ attrs }: Job<SlotData>): void => {
    // Agenda's attributes are on its own clock; they are moved as it saves them.
    attrs.nextRunAt = new Date(attrs.data.slot + agendaNow() - now());
  };

  /** Runs a job's work under a lock that is renewed; a failure is logged, and what it left is the sweep's to find. */
  const run = async (name: string, job: Job<SlotData>, work: () => Promise<void>): Promise<void> => {
    const early = job.attrs.data.slot - now();
    // A clock that was ahead, here or where the job was locked, started it too early.
    if (!accepting || early > 2 * GRID) return putBack(job);
    onJob();
    const keepLock = setInterval(() => void job.touch().catch(() => undefined), lockLifetime / 3);
    const moment = early > 0 ? new Promise<void>((resolve) => setTimeout(resolve, early)) : Promise.resolve();
    const running = moment
      .then(work)
      .catch((error: unknown) => logger.error({ err: error, job: name }, 'a job failed; the sweep finds what it left'))
      .finally(() => clearInterval(keepLock));
    underWay.add(running);
    await running;
    underWay.delete(running);
  };

  const define = (name: string, concurrency: number, work: (data: SlotData) => Promise<void>): void =>
    agenda.define<SlotData>(name, (job) => run(name, job, () => work(job.attrs.data)), {
      concurrency,
      lockLimit: concurrency,
    });

  /** Lets go of jobs that have not begun, and waits for those that have. */
  const rest = async (): Promise<void> => {
    if (started) await agenda.stop(false);
    await Promise.all(underWay);
  };

  return {
    ensureWake: (slots: WakeSlot[]) =>
      ensureSlots(
        'wake',
        slots.map(({ at, part }) => ({ slot: at.getTime(), part })),
      ),

    ensure: (job, at) => ensureSlots(job, [{ slot: slotFor(at.getTime(), now()), part: 0 }]),

    async dropWakes(until) {
      await jobs.deleteMany({ name: 'wake', 'data.slot': { $lte: until.getTime() }, lockedAt: null });
    },

    async start(handlers: ScheduleHandlers) {
      accepting = true;
      started = true;
      define('wake', atOnce, ({ slot, part }) => handlers.wake({ at: new Date(slot), part }));
      define('ingest', 1, () => handlers.ingest());
      // Not waited for: what is under way takes as long as the slowest.
      define('dispatch', 1, async () => void handlers.dispatch());
      define('late', 1, () => handlers.late());
      await agenda.ready;
      // Versions before this one had a job do it, by the clock of whichever process wrote it last.
      await jobs.deleteMany({ name: 'sweep' });
      await agenda.start();
      const onFailure = (error: unknown): void => logger.error({ err: error }, 'a sweep failed; the next one comes');
      sweeping = startTicker(sweepMs, () => void handlers.sweep().catch(onFailure));
    },

    async stop(graceMs) {
      accepting = false;
      sweeping?.stop();
      await noLongerThan(graceMs, rest());
    },
  };
};
