import type { BenchDatabase } from './database.js';
import { openEngine } from './engines.js';
import { waitFor } from './wait.js';
import { CHANGING, PLAIN, TEMPLATE } from './workflow.js';

/** People as the engine's own enrolment left them; each round that changes them starts from a copy. */
export const PEOPLE = 'bench_people';
/** More of them, under other ids, who wait for days. */
export const OTHERS = 'bench_others';

const CHUNK = 2_000;

const WORKLOADS = [PLAIN, CHANGING];

/** Publishes the workflows and lets the engine enrol people by their events, as in production. */
export const seed = async (database: BenchDatabase, people: number): Promise<void> => {
  const { engine } = await openEngine(database, false);
  try {
    await engine.templates.publish({
      id: TEMPLATE,
      name: 'Greeting',
      subject: 'Hello {{person.first_name}}',
      html: '<p>Hello {{person.first_name}}, welcome to {{workflow.name}}.</p>',
    });
    for (const { id, title, definition } of WORKLOADS) {
      await engine.workflows.publish({ id, name: title, definition });
      await engine.workflows.setStatus(id, 'active');
    }
    await engine.start();
    for (let from = 0; from < people; from += CHUNK)
      await engine.track(
        Array.from({ length: Math.min(CHUNK, people - from) }, (_, i) => ({
          source: 'bench',
          id: `signed_up:${from + i}`,
          name: 'signed_up',
          email: `person-${from + i}@example.com`,
          properties: { plan: 'monthly', seats: 3 },
          person: { fields: { first_name: `Person ${from + i}` } },
        })),
      );
    const standing = { step: 'gather', phase: 'wait' };
    await waitFor(async () => (await database.runs.countDocuments(standing)) >= people * WORKLOADS.length, {
      everyMs: 250,
      timeoutMs: 600_000,
      what: `${people} people to enter`,
    });
  } finally {
    await engine.stop();
  }
  for (const { id, entered } of WORKLOADS)
    await database.runs.aggregate([{ $match: { workflow: id } }, { $out: entered }]).toArray();
  await database.people.aggregate([{ $out: PEOPLE }]).toArray();
};

/** Copies the runs until there are `count` others; they wait at moments spread over the next thirty days. */
export const seedOthers = async ({ db }: BenchDatabase, people: number, count: number): Promise<void> => {
  const day = 86_400_000;
  for (let copy = 0; copy * people < count; copy++) {
    const renamed = (field: string) => ({
      $concat: [`${copy.toString(16).padStart(4, '0')}`, { $substrCP: [field, 4, 20] }],
    });
    const wakeAt = { $add: [new Date(Date.now() + day), { $floor: { $multiply: [{ $rand: {} }, 29 * day] } }] };
    await db
      .collection(PLAIN.entered)
      .aggregate([
        { $limit: Math.min(people, count - copy * people) },
        { $set: { _id: renamed('$_id'), person: renamed('$person'), wakeAt } },
        { $merge: { into: OTHERS, whenMatched: 'fail' } },
      ])
      .toArray();
  }
};
