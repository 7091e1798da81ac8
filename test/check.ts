import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose } from './support/check/choose.js';
import { testDatabase } from './support/check/database.js';
import { killRunning, runSuite, type Result } from './support/check/run.js';
import { SUITES, type Suite } from './support/check/suites.js';
import { table } from './support/check/table.js';

/** `npm test`: every suite, also after one that failed; `npm test -- unit lint` runs those named. */

const AT_ONCE = 2;

const database = testDatabase();
let reports: string | undefined;

const runOne = async (suite: Suite, folder: string, show: boolean): Promise<Result> => {
  if (!suite.database) return runSuite(suite, folder, {}, show);
  try {
    return await runSuite(suite, folder, { MONGODB_URI: await database.uri() }, show);
  } catch (error) {
    const note = `could not start: ${error instanceof Error ? error.message : String(error)}`;
    console.log(`\n── ${suite.name}: ${note}`);
    return { suite, ok: false, passed: 0, failed: 1, names: [], took: 0, note };
  }
};

/** Light neighbours run beside one another; everything else has the machine to itself. */
const runAll = async (suites: Suite[], folder: string): Promise<Result[]> => {
  const results: Result[] = [];
  for (let at = 0; at < suites.length;) {
    const first = suites[at];
    if (!first) break;
    if (!first.light) {
      results.push(await runOne(first, folder, true));
      at += 1;
      continue;
    }
    const next = suites.findIndex((suite, index) => index > at && !suite.light);
    const light = suites.slice(at, next === -1 ? undefined : next);
    const queue = light.map((suite, index) => ({ suite, index }));
    const done: Result[] = [];
    const work = async (): Promise<void> => {
      for (let job = queue.shift(); job; job = queue.shift()) done[job.index] = await runOne(job.suite, folder, false);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    results.push(...done);
    at += light.length;
  }
  return results;
};

const main = async (): Promise<number> => {
  const wish = choose(process.argv.slice(2), SUITES);
  if (wish.do === 'refuse') {
    console.error(wish.message);
    return 2;
  }
  if (wish.do === 'list') {
    for (const suite of SUITES) console.log(`${suite.name.padEnd(20)}${suite.about}`);
    return 0;
  }
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'whenthen-check-'));
  reports = folder;
  try {
    const results = await runAll(wish.suites, folder);
    await database.stop();
    console.log(table(results, performance.now() - started));
    return results.every((result) => result.ok) ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => {
    killRunning();
    if (reports) rmSync(reports, { recursive: true, force: true });
    void database.stop().finally(() => process.exit(code));
  });
}

process.exitCode = await main();
