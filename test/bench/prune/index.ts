import { parseArgs } from 'node:util';
import { startMongo } from '@whenthen/example-stack';
import { z } from 'zod';
import { openDatabase } from '../database.js';
import { machine } from '../machine.js';
import { pruneWhileWaking } from './measure.js';

/**
 * `npm run bench:prune -w test -- [--events N] [--runs N] [--per-hour N] [--seconds N] [--at-most SECONDS]
 * [--max-p99 MS]`: removes a million
 * old events and 200,000 finished runs while 10,000 people an hour wake. Ends with 1 where, while it did, one in a hundred
 * was decided about later than two seconds after they were due.
 */
const count = z.coerce.number().int().min(1);
const flags = z.object({
  events: count.default(1_000_000),
  runs: count.default(200_000),
  'per-hour': count.default(10_000),
  seconds: count.default(3_600),
  'at-most': count.default(3_600),
  'max-p99': count.default(2_000),
});
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { events: text, runs: text, 'per-hour': text, seconds: text, 'at-most': text, 'max-p99': text },
});
const { events, runs, seconds, ...limits } = flags.parse(values);

const began = performance.now();
const say = (line: string): void =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
const mongo = await startMongo({ report: say, ask: () => Promise.resolve(true), cacheGb: 1 });
const database = await openDatabase(mongo.uri);
let isGood: boolean;
try {
  const before = machine();
  const report = await pruneWhileWaking(
    database,
    { events, runs, perHour: limits['per-hour'], seconds, atMost: limits['at-most'] },
    say,
  );
  console.log(JSON.stringify({ machine: before, loadAfter: machine().load, ...report }, null, 2));
  const { decided, left } = report;
  isGood = left.events + left.runs + left.effects === 0 && (decided.during?.p99 ?? Infinity) <= limits['max-p99'];
} finally {
  await database.close();
  await mongo.stop();
}
// Agenda keeps a timer for each job that it has looked ahead at, also after it was stopped.
process.exit(isGood ? 0 : 1);
