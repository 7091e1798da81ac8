import type { BenchDatabase } from '../database.js';
import { PARTITIONS, PLAIN } from '../workflow.js';

const LATER = new Date('2100-01-01T00:00:00Z');
const HOUR = 3_600;

/** People who are due, one after another: by run, when. */
export type Stream = Map<string, number>;

/** Has as many people wait as a stream needs, copied from those whom the engine enrolled. */
const multiply = async ({ runs }: BenchDatabase, seeded: number, people: number): Promise<void> => {
  await runs.updateMany(
    { part: { $in: PARTITIONS }, state: 'waiting', workflow: PLAIN.id },
    { $set: { wakeAt: LATER } },
  );
  for (let copy = 1; copy * seeded < people; copy++) {
    const renamed = { $concat: [copy.toString(16).padStart(4, '0'), { $substrCP: ['$_id', 4, 20] }] };
    await runs
      .aggregate([
        { $match: { workflow: PLAIN.id, state: 'waiting', entryKey: { $not: /^copy/ } } },
        { $limit: seeded },
        { $set: { _id: renamed, entryKey: { $concat: [`copy${copy}:`, '$entryKey'] } } },
        { $merge: { into: runs.collectionName, whenMatched: 'fail' } },
      ])
      .toArray();
  }
};

/**
 * Lets so many people an hour become due from a moment on, spread evenly over the seconds, with the jobs that the engine
 * makes for them.
 */
export const makeStream = async (
  database: BenchDatabase,
  { seeded, perHour, seconds, from }: { seeded: number; perHour: number; seconds: number; from: number },
): Promise<Stream> => {
  const people = Math.floor((perHour * seconds) / HOUR);
  await multiply(database, seeded, people);
  const { db, runs } = database;
  const found = await runs
    .find({ wakeAt: LATER, workflow: PLAIN.id }, { projection: { part: 1 }, limit: people })
    .toArray();
  const stream: Stream = new Map();
  const slots = new Map<string, { slot: number; part: number }>();
  const first = Math.ceil(from / 1_000) * 1_000;
  const writes = found.map(({ _id, part }, i) => {
    const at = first + Math.floor((i * HOUR) / perHour) * 1_000;
    stream.set(_id, at);
    slots.set(`${at}:${part}`, { slot: at, part });
    return { updateOne: { filter: { _id }, update: { $set: { wakeAt: new Date(at) } } } };
  });
  await runs.bulkWrite(writes, { ordered: false });
  await db.collection('whenthen_jobs').insertMany(
    [...slots.values()].map((data) => ({
      ...{ name: 'wake', type: 'normal', priority: 0, nextRunAt: new Date(data.slot), lockedAt: null },
      data,
    })),
  );
  return stream;
};
