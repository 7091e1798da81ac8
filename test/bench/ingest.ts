import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngine } from '@whenthen/core';
import { startMongo } from '@whenthen/example-stack';
import { MongoClient } from 'mongodb';
import { machine } from './machine.js';
import { ratios, spread, type Spread } from './statistics.js';
import { waitFor } from './wait.js';

/**
 * `npm run bench:ingest -w test`: how fast one worker, and two together, take the same events in; and one process, and
 * two, that write the most of it by hand. Where the database itself is slower with two, so is the engine. Ends with 1
 * where two workers lose more than that.
 */

const EVENTS = Number(process.argv[2] ?? 5_000);
const ROUNDS = Number(process.argv[3] ?? 3);
/** Each person has so many events. */
const EACH = 2;

/** Two of the engine's against one, at least so much of what two by hand are against one: the spread of a round. */
const LEAST = 0.9;

const PROGRAMS = { engine: './ingest-program.ts', 'by hand': './ingest-by-hand.ts' };
type How = keyof typeof PROGRAMS;

const startWorker = async (how: How, args: string[]): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL(PROGRAMS[how], import.meta.url)), args, { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
};

/** Events a second. A new database each time; all events are there before the workers start. */
const measure = async (uri: string, how: How, workers: number): Promise<number> => {
  const database = `whenthen_ingest_${process.pid}`;
  const client = await MongoClient.connect(uri);
  const shop = await createEngine({ mongo: { uri, database } });
  const events = client.db(database).collection('whenthen_events');
  try {
    // Far more enter in an hour than a shop would have let in without being asked.
    await shop.settings.change('fuse', { on: false }, { by: 'bench' });
    await shop.workflows.publish({
      id: 'w',
      name: 'w',
      definition: {
        schema: 1,
        triggers: [{ kind: 'event', name: 'seen' }],
        entry: { reentry: { kind: 'once' } },
        exits: [],
        start: 'wait',
        steps: {
          wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'days' } }, next: null },
        },
      },
    });
    await shop.workflows.setStatus('w', 'active');
    for (let i = 0; i < EVENTS; i += 1_000)
      await shop.track(
        Array.from({ length: Math.min(1_000, EVENTS - i) }, (_, k) => ({
          source: 'bench',
          id: `${i + k}`,
          name: 'seen',
          email: `p${Math.floor((i + k) / EACH)}@example.com`,
          person: { fields: { first_name: 'Ada' } },
        })),
      );
    const children = await Promise.all(
      Array.from({ length: workers }, (_, i) => startWorker(how, [uri, database, `${i}`, `${workers}`])),
    );
    const began = Date.now();
    for (const child of children) child.send('start');
    await waitFor(async () => !(await events.findOne({ state: 'received' }, { projection: { _id: 1 } })), {
      everyMs: 20,
      timeoutMs: 600_000,
      what: 'the events to be processed',
    });
    const ms = Date.now() - began;
    for (const child of children) child.send('stop');
    await Promise.all(children.map((child) => once(child, 'exit')));
    const runs = await client.db(database).collection('whenthen_runs').countDocuments();
    if (runs !== EVENTS / EACH) throw new Error(`${runs} people entered instead of ${EVENTS / EACH}: void.`);
    return (EVENTS / ms) * 1_000;
  } finally {
    await shop.stop();
    await client.db(database).dropDatabase();
    await client.close();
  }
};

const say = (line: string): void => console.error(line);
const mongo = await startMongo({ report: say, ask: () => Promise.resolve(true), cacheGb: 1 });
const rates: Record<How, { one: number[]; two: number[] }> = {
  engine: { one: [], two: [] },
  'by hand': { one: [], two: [] },
};
try {
  for (let round = 0; round < ROUNDS; round++)
    for (const how of ['engine', 'by hand'] as const)
      for (const [workers, name] of [
        [1, 'one'],
        [2, 'two'],
      ] as const) {
        const rate = await measure(mongo.uri, how, workers);
        rates[how][name].push(rate);
        say(`${how}, ${name}: ${Math.round(rate)} events a second`);
      }
} finally {
  await mongo.stop();
}
const twoToOne = (how: How): Spread => ratios(rates[how].two, rates[how].one);
const [engine, byHand] = [twoToOne('engine'), twoToOne('by hand')];
const seen = Object.fromEntries(
  Object.entries(rates).map(([how, { one, two }]) => [how, { one: spread(one), two: spread(two) }]),
);
console.log(JSON.stringify({ machine: machine(), events: EVENTS, ...seen, twoToOne: { engine, byHand } }, null, 2));
process.exit(engine.median >= Math.min(1, byHand.median) * LEAST ? 0 : 1);
