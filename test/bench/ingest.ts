import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createEngine } from '@whenthen/core';
import { startMongo } from '@whenthen/example-stack';
import { MongoClient } from 'mongodb';
import { machine } from './machine.js';
import { spread } from './statistics.js';
import { waitFor } from './wait.js';

/** `npm run bench:ingest -w test`: how fast one worker, and two together, take the same events in. */

const EVENTS = Number(process.argv[2] ?? 5_000);
const ROUNDS = Number(process.argv[3] ?? 3);
/** Each person has so many events. */
const EACH = 2;

const program = fileURLToPath(new URL('./ingest-program.ts', import.meta.url));

const startWorker = async (uri: string, database: string): Promise<ChildProcess> => {
  const child = fork(program, [uri, database], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
};

/** Events a second. A new database each time; all events are there before the workers start. */
const measure = async (uri: string, workers: number): Promise<number> => {
  const database = `whenthen_ingest_${process.pid}`;
  const client = await MongoClient.connect(uri);
  const shop = await createEngine({ mongo: { uri, database } });
  const events = client.db(database).collection('whenthen_events');
  try {
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
    const children = await Promise.all(Array.from({ length: workers }, () => startWorker(uri, database)));
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
const rates = new Map<number, number[]>([
  [1, []],
  [2, []],
]);
try {
  for (let round = 0; round < ROUNDS; round++)
    for (const [workers, measured] of rates) {
      measured.push(await measure(mongo.uri, workers));
      say(`${workers} worker(s): ${Math.round(measured.at(-1) ?? 0)} events a second`);
    }
} finally {
  await mongo.stop();
}
const [one, two] = [spread(rates.get(1) ?? []), spread(rates.get(2) ?? [])];
console.log(JSON.stringify({ machine: machine(), events: EVENTS, one, two, ratio: two.median / one.median }, null, 2));
process.exit(0);
