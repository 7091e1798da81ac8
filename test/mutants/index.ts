import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '../support/check/database.js';
import { repositoryRoot } from '../support/repository.js';
import { copyWithout } from './copy.js';
import { MUTANTS, type Mutant } from './mutants.js';

/**
 * `npm run mutants`: takes one mechanism of core away at a time, in a copy, and expects that its test goes red; words
 * behind it choose the mutants whose names have them. Needs the build. Ends with 1 where a test stays green.
 */

/** `broken`: it did not run, which proves nothing. */
type Colour = 'red' | 'green' | 'broken';

interface Report {
  testResults?: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

const database = testDatabase();
const words = process.argv.slice(2);
const chosen = MUTANTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Runs the tests of these mutants on a copy of core without one mechanism, or on a whole one. */
const run = async (mutants: Mutant[], without?: Mutant): Promise<(mutant: Mutant) => Colour> => {
  const folder = await mkdtemp(join(tmpdir(), 'whenthen-mutant-'));
  try {
    const copy = await copyWithout(folder, without);
    const report = join(folder, 'report.json');
    const names = mutants.map(({ test }) => escaped(test.name)).join('|');
    const files = [...new Set(mutants.map(({ test }) => `/${escaped(test.file)}$`))];
    // A worker that still stands where the test had it stand does not keep it from ending.
    const config = ['--config', 'jest.mutants.config.mjs', '--forceExit', '--testNamePattern', names];
    const child = spawn(
      join(repositoryRoot, 'node_modules', '.bin', 'jest'),
      [...config, '--json', '--outputFile', report, ...files],
      {
        cwd: join(repositoryRoot, 'test'),
        stdio: 'ignore',
        env: {
          ...process.env,
          NODE_OPTIONS: '--experimental-vm-modules',
          MONGODB_URI: await database.uri(),
          CORE_COPY: copy,
        },
      },
    );
    await new Promise((resolve) => child.once('close', resolve));
    const { testResults = [] } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as Report;
    return ({ test }) => {
      const found = testResults
        .filter(({ name }) => name.endsWith(test.file))
        .flatMap((file) => file.assertionResults.filter(({ fullName }) => fullName.includes(test.name)));
      if (found.some(({ status }) => status === 'failed')) return 'red';
      return found.some(({ status }) => status === 'passed') ? 'green' : 'broken';
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const seconds = (since: number): string => `${Math.round((performance.now() - since) / 1_000)} s`;

const main = async (): Promise<number> => {
  const whole = await run(chosen);
  let bad = chosen.length === 0 ? 1 : 0;
  for (const mutant of chosen) {
    const began = performance.now();
    const colour = (await run([mutant], mutant))(mutant);
    const before = whole(mutant);
    const isGood = colour === 'red' && before === 'green';
    if (!isGood) bad += 1;
    const colours = `${colour.toUpperCase().padEnd(6)} (whole: ${before}) ${seconds(began).padStart(5)}`;
    console.log(`${isGood ? 'ok ' : 'BAD'} ${colours}  ${mutant.name}  →  ${mutant.test.file}: ${mutant.test.name}`);
  }
  console.log(`\n${chosen.length - bad} of ${chosen.length} tests go red when what they are for is taken away.`);
  return bad === 0 ? 0 : 1;
};

process.exitCode = await main().finally(() => database.stop());
