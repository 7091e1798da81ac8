import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job } from 'agenda';
import { effectOf, HALVES, updateOf } from './by-hand.js';
import type { Case, Half } from './case.js';
import { durable, type BenchDatabase } from './database.js';
import type { Ground } from './ground.js';

const JOBS = 'stock_jobs';
const JOB = 'wait-is-over';
const CONCURRENCY = 20;

/** What is changed of Agenda's settings, all of it in its favour. */
const STOCK_SETTINGS = {
  processEvery: 1_000,
  maxConcurrency: CONCURRENCY,
  defaultConcurrency: CONCURRENCY,
  removeOnComplete: true,
};

interface Data {
  run: string;
}

/** The habit: one Agenda job per person per wait; each reads its run, acts, and schedules the next one. */
export const stockCase = (database: BenchDatabase, ground: Ground, people: number): Case => ({
  name: 'stock job per person',
  people,
  async round() {
    const { db, runs, effects } = database;
    await ground.reset(people);
    const jobs = db.collection(JOBS);
    await jobs.deleteMany({});
    const agenda = new Agenda({
      backend: new MongoBackend({ mongo: db, collection: JOBS, ensureIndex: true }),
      ...STOCK_SETTINGS,
    });
    const failures: unknown[] = [];
    agenda.on('error', (error) => failures.push(error));
    await agenda.ready;

    let began = Infinity;
    let done = 0;
    let finished: () => void = () => undefined;
    agenda.define<Data>(JOB, async ({ attrs }: Job<Data>) => {
      began = Math.min(began, (attrs.lockedAt ?? new Date()).getTime());
      const run = await runs.findOne({ _id: attrs.data.run });
      if (!run) throw new Error('The run is gone');
      const now = new Date();
      await effects.insertOne(effectOf(run, now), durable);
      await runs.updateOne({ _id: run._id, rev: run.rev }, updateOf(run, now) as object, durable);
      if (run['step'] === 'gather') await agenda.schedule(new Date(now.getTime() + 3_600_000), JOB, { run: run._id });
      done += 1;
      if (done === people) finished();
    });
    agenda.on(`fail:${JOB}`, (error) => failures.push(error));

    // As `agenda.schedule` writes them, but all at once.
    const nextRunAt = new Date('2100-01-01T00:00:00Z');
    const entered = await runs.find({}, { projection: { _id: 1 } }).toArray();
    await jobs.insertMany(
      entered.map((run) => ({ name: JOB, type: 'normal', priority: 0, nextRunAt, data: { run: run._id } })),
    );

    const halves: Half[] = [];
    await agenda.start();
    try {
      for (let half = 0; half < HALVES; half++) {
        const due = await ground.makeDue(0);
        const through = new Promise<void>((resolve) => (finished = resolve));
        [began, done] = [Infinity, 0];
        await jobs.updateMany({ name: JOB, nextRunAt: { $gt: due } }, { $set: { nextRunAt: due } });
        await Promise.race([through, failed(failures)]);
        halves.push({ steps: done, ms: Date.now() - Math.max(began, due.getTime()) });
      }
    } finally {
      await agenda.stop(false);
    }
    await ground.check(people);
    return halves;
  },
});

const LIMIT_MS = 1_800_000;

/** Rejects when a job failed, or after a long time. */
const failed = (failures: unknown[]): Promise<never> =>
  new Promise((_, reject) => {
    const limit = performance.now() + LIMIT_MS;
    const look = setInterval(() => {
      if (failures.length === 0 && performance.now() < limit) return;
      clearInterval(look);
      reject(new Error('The stock jobs did not come through.', { cause: failures[0] }));
    }, 1_000);
    look.unref();
  });
