import { changesOf, effectOf, HALVES, peopleUpdateOf, updateOf } from './by-hand.js';
import type { Case, Half } from './case.js';
import { durable, type BenchDatabase, type RunDocument } from './database.js';
import type { Ground } from './ground.js';
import { PARTITIONS, PLAIN, type Workload } from './workflow.js';

/** The engine's default. */
const BATCH = 1_000;

/** What the engine reads of a run: what deciding needs, and how long its journal is. */
const FIELDS = ['workflow', 'version', 'person', 'trigger', 'step', 'phase', 'seq', 'rev', 'attempts', 'enteredAt'];
const projection = {
  ...Object.fromEntries([...FIELDS, 'stepAt', 'part'].map((field) => [field, 1])),
  journalLength: { $size: '$journal' },
};

/**
 * The least that can be done with a driver: read a batch, insert its effects, update its runs, one loop a partition.
 * Where people are changed: read them, too; their changes stand in the runs until they are made.
 */
const loop = async (
  { runs, effects, people }: BenchDatabase,
  workload: Workload,
  part: number,
  wakeAt: Date,
): Promise<number> => {
  for (let steps = 0; ;) {
    const filter = { part, state: 'waiting', wakeAt, workflow: workload.id };
    const batch = await runs.find<RunDocument>(filter, { projection, limit: BATCH, batchSize: BATCH }).toArray();
    const [first] = batch;
    if (!first) return steps;
    const now = new Date();
    const ids = batch.map((run) => run._id);
    const persons = batch.map((run) => run.person);
    const pending = workload.changes ? changesOf(first, now) : undefined;
    if (pending) await people.find({ _id: { $in: persons } }, { batchSize: BATCH }).toArray();
    await effects.insertMany(
      batch.map((run) => effectOf(run, now, workload)),
      { ordered: false, ...durable },
    );
    const { matchedCount } = await runs.updateMany(
      { _id: { $in: ids }, state: 'waiting', rev: first.rev },
      updateOf(first, now, pending) as object,
      durable,
    );
    if (pending) {
      const { key } = pending;
      const unknown = { _id: { $in: persons }, 'applied.key': { $ne: key } };
      await people.updateMany(unknown, peopleUpdateOf(first, pending) as object, durable);
      await runs.updateMany(
        { _id: { $in: ids }, 'pending.key': key },
        { $pull: { pending: { key } } } as object,
        durable,
      );
    }
    steps += matchedCount;
  }
};

/** The bare driver loop: same collections and indexes, same documents, same reads and writes, grouped the same way. */
export const bareCase = (database: BenchDatabase, ground: Ground, people: number, workload = PLAIN): Case => ({
  name: workload.changes ? 'bare driver loop, changing people' : 'bare driver loop',
  people,
  async round() {
    await ground.reset(people, { workload });
    const halves: Half[] = [];
    for (let half = 0; half < HALVES; half++) {
      const due = await ground.makeDue(0);
      const began = performance.now();
      const steps = await Promise.all(PARTITIONS.map((part) => loop(database, workload, part, due)));
      halves.push({ steps: steps.reduce((a, b) => a + b, 0), ms: performance.now() - began });
    }
    await ground.check(people, workload);
    return halves;
  },
});
