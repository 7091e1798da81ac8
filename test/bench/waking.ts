import { startMongo } from '@whenthen/example-stack';
import { openDatabase, type BenchDatabase } from './database.js';
import { openEngine } from './engines.js';
import { seed } from './seed.js';
import { spread } from './statistics.js';
import { waitFor } from './wait.js';
import { PARTITIONS, PLAIN } from './workflow.js';

/**
 * `npm run bench:waking -w test`: how late people go on while a stream of them becomes due and a wave comes between,
 * and how fast those are made up for who stood in distinct seconds while nothing ran.
 */

const WAVE = 20_000;
const OVERDUE = 10_000;
/** The stream: so many seconds, so many people each. The wave comes with the tenth second. */
const SECONDS = 40;
const EACH = 8;
const WAVE_AT = 10;
const SEEDED = 500;
/** Whoever is to wait on: beyond the measurement. */
const LATER = new Date('2100-01-01T00:00:00Z');

const say = (line: string): void => console.error(line);
const standing = { part: { $in: PARTITIONS }, state: 'waiting', workflow: PLAIN.id };

/** Makes as many runs of those that the engine enrolled, which wait for what comes. */
const multiply = async ({ runs }: BenchDatabase, people: number): Promise<void> => {
  await runs.updateMany(standing, { $set: { wakeAt: LATER } });
  for (let copy = 1; copy * SEEDED < people; copy++) {
    const renamed = (field: string) => ({
      $concat: [copy.toString(16).padStart(4, '0'), { $substrCP: [field, 4, 20] }],
    });
    await runs
      .aggregate([
        { $match: { entryKey: { $not: /^copy/ } } },
        { $limit: SEEDED },
        { $set: { _id: renamed('$_id'), person: renamed('$person'), entryKey: { $concat: ['copy', '$entryKey'] } } },
        { $merge: { into: runs.collectionName, whenMatched: 'fail' } },
      ])
      .toArray();
  }
};

/** Ends the wait of some, each at a moment of its own; and has the slots' jobs, as the engine makes them. */
const makeDue = async ({ db, runs }: BenchDatabase, moments: Date[]): Promise<void> => {
  const ids = await runs.find({ wakeAt: LATER }, { projection: { part: 1 }, limit: moments.length }).toArray();
  const slots = new Map<string, { slot: number; part: number }>();
  await runs.bulkWrite(
    ids.map(({ _id, part }, i) => {
      const at = moments[i] ?? LATER;
      slots.set(`${at.getTime()}:${part}`, { slot: at.getTime(), part });
      return { updateOne: { filter: { _id }, update: { $set: { wakeAt: at } } } };
    }),
    { ordered: false },
  );
  await db.collection('whenthen_jobs').insertMany(
    [...slots.values()].map((data) => ({
      name: 'wake',
      type: 'normal',
      priority: 0,
      nextRunAt: new Date(data.slot),
      lockedAt: null,
      data,
    })),
  );
};

const left = (database: BenchDatabase, wakeAt: Date | { $lt: Date }): Promise<number> =>
  database.runs.countDocuments({ ...standing, wakeAt }, { limit: 1 });

const gone = (database: BenchDatabase, wakeAt: Date | { $lt: Date }): Promise<void> =>
  waitFor(async () => (await left(database, wakeAt)) === 0, {
    everyMs: 10,
    timeoutMs: 300_000,
    what: 'people to go on',
  });

/** How late the last of each second went on, in milliseconds; all seconds are watched at once. */
const watch = async ({ runs }: BenchDatabase, seconds: Date[]): Promise<number[]> => {
  const late = new Map<number, number>();
  const last = Math.max(...seconds.map(Number));
  await waitFor(
    async () => {
      const asked = Date.now();
      const due = { ...standing, wakeAt: { $lte: new Date(Math.min(asked, last)) } };
      const still = new Set((await runs.distinct('wakeAt', due)).map(Number));
      for (const at of seconds.map(Number))
        if (at <= asked && !still.has(at) && !late.has(at)) late.set(at, Math.max(0, Date.now() - at));
      return late.size === seconds.length;
    },
    { everyMs: 10, timeoutMs: 300_000, what: 'people to go on' },
  );
  return seconds.map((at) => late.get(at.getTime()) ?? NaN);
};

const wave = async (database: BenchDatabase): Promise<void> => {
  await multiply(database, WAVE + SECONDS * EACH + OVERDUE);
  const first = Math.ceil(Date.now() / 1000) * 1000 + 30_000;
  const second = (i: number) => new Date(first + i * 1000);
  await makeDue(database, [
    ...Array.from({ length: WAVE }, () => second(WAVE_AT)),
    ...Array.from({ length: SECONDS * EACH }, (_, i) => second(Math.floor(i / EACH))),
  ]);
  if (Date.now() > first) throw new Error('Preparing took longer than expected: the figures would be void.');
  const { engine } = await openEngine(database, false);
  await engine.start();
  try {
    const late = await watch(
      database,
      Array.from({ length: SECONDS }, (_, i) => second(i)),
    );
    say(`milliseconds late, second by second: ${late.join(' ')}`);
    const back = late.findIndex((ms, i) => i > WAVE_AT && ms < 250);
    say(`a wave of ${WAVE} with second ${WAVE_AT}: back under 250 ms with second ${back}`);
    const { median, max } = spread(late.slice(back));
    say(`from then on: median ${median} ms, at most ${max} ms`);
  } finally {
    await engine.stop();
  }
};

const overdue = async (database: BenchDatabase): Promise<void> => {
  const last = Math.floor(Date.now() / 1000) * 1000 - 60_000;
  await makeDue(
    database,
    Array.from({ length: OVERDUE }, (_, i) => new Date(last - i * 1000)),
  );
  const { engine } = await openEngine(database, false);
  const began = Date.now();
  await engine.start();
  try {
    await gone(database, { $lt: new Date(last + 1) });
    const ms = Date.now() - began;
    say(`${OVERDUE} overdue people at distinct seconds: ${ms} ms, ${Math.round((OVERDUE / ms) * 1000)} a second`);
  } finally {
    await engine.stop();
  }
};

const mongo = await startMongo({ report: say, ask: () => Promise.resolve(true), cacheGb: 1 });
const database = await openDatabase(mongo.uri);
try {
  await seed(database, SEEDED);
  await wave(database);
  await overdue(database);
} finally {
  await database.close();
  await mongo.stop();
}
// Agenda keeps a timer for each job that it has looked ahead at, also after it was stopped.
process.exit(0);
