import type { Document } from 'mongodb';
import type { BenchDatabase } from './database.js';
import { OTHERS, PEOPLE } from './seed.js';
import { waitFor } from './wait.js';
import { PARTITIONS, PLAIN, POINTS, type Workload } from './workflow.js';

/** Where people wait who are not due yet, beyond any measurement. */
const LATER = new Date('2100-01-01T00:00:00Z');
/** Longer than the workflow's own wait, shorter than what the others wait, in milliseconds. */
const SOON = 3 * 3_600_000;

/** Those whose wait is to end: who entered, and who waits between the actions; by the index that the engine uses. */
const measured = (now: number) => ({
  part: { $in: PARTITIONS },
  state: 'waiting',
  $or: [{ wakeAt: { $lte: new Date(now + SOON) } }, { wakeAt: LATER }],
});

/** The state that each round of each case starts from. */
export interface Ground {
  /** Puts the first `people` runs back to where they entered, nobody due; empties effects and messages. */
  reset(people: number, how?: { others?: boolean; workload?: Workload }): Promise<void>;
  /** Ends the wait of all of them: they are due at one whole second, which still lies `leadMs` ahead. */
  makeDue(leadMs: number): Promise<Date>;
  /** Checks that everybody came through, and answers the mean size of the documents written, in bytes. */
  check(people: number, workload?: Workload): Promise<Sizes>;
  /** Waits until what is new about people was taken in, so that the next measurement begins at rest. */
  newsHeard(): Promise<void>;
}

export interface Sizes {
  run: number;
  effect: number;
}

export const createGround = ({ client, db, runs, effects, messages, people: persons }: BenchDatabase): Ground => {
  const events = db.collection('whenthen_events');
  /** How long ending the wait took last time, in milliseconds. */
  let took = 3_000;

  const empty = async (collection: string): Promise<void> => {
    await db
      .collection(PLAIN.entered)
      .aggregate([{ $match: { _id: null } }, { $out: collection }])
      .toArray();
  };
  const size = async (collection: string, match: Document): Promise<number> => {
    const [mean] = await db
      .collection(collection)
      .aggregate<{ bytes: number }>([
        { $match: match },
        { $group: { _id: null, bytes: { $avg: { $bsonSize: '$$ROOT' } } } },
      ])
      .toArray();
    return Math.round(mean?.bytes ?? 0);
  };

  return {
    async reset(people, { others = false, workload = PLAIN } = {}) {
      await db
        .collection(workload.entered)
        .aggregate([
          { $sort: { _id: 1 } },
          { $limit: people },
          { $set: { wakeAt: LATER } },
          ...(others ? [{ $unionWith: OTHERS }] : []),
          { $out: runs.collectionName },
        ])
        .toArray();
      await empty(effects.collectionName);
      await empty(messages.collectionName);
      if (!workload.changes) return;
      await db
        .collection(PEOPLE)
        .aggregate([{ $out: persons.collectionName }])
        .toArray();
      await events.deleteMany({ name: /^\$/ });
    },

    newsHeard: () =>
      waitFor(
        async () =>
          (await persons.countDocuments({ newsAt: { $exists: true } })) === 0 &&
          (await events.countDocuments({ state: 'received' })) === 0,
        { everyMs: 250, timeoutMs: 600_000, what: 'the news of people to be taken in' },
      ),

    async makeDue(leadMs) {
      // Nobody is due before the slot's jobs are there: first how long it takes is guessed, then it is done again.
      for (;;) {
        const began = Date.now();
        const due = new Date(Math.ceil((began + took * 1.3 + leadMs) / 1000) * 1000);
        await runs.updateMany(measured(began), { $set: { wakeAt: due } });
        // What was changed is on the disk, so that its checkpoint does not fall into the measurement.
        await client.db('admin').command({ fsync: 1 });
        took = Date.now() - began;
        if (Date.now() + leadMs <= due.getTime()) return due;
      }
    },

    async check(people, workload = PLAIN) {
      const through = { workflow: workload.id, outcome: 'completed', journal: { $size: workload.entries } };
      const [runsThrough, made] = [await runs.countDocuments(through), await effects.countDocuments()];
      if (runsThrough !== people || made !== 2 * people)
        throw new Error(`Of ${people} people ${runsThrough} came through, with ${made} effects: the figures are void.`);
      const changed = workload.changes
        ? await persons.countDocuments({ tags: 'second', [`fields.${POINTS}`]: 2 })
        : people;
      if (changed !== people) throw new Error(`Of ${people} people ${changed} were changed: the figures are void.`);
      return { run: await size(runs.collectionName, through), effect: await size(effects.collectionName, {}) };
    },
  };
};
