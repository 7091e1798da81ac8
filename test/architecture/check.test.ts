import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose } from '../support/check/choose.js';
import { watchReport } from '../support/check/lingering.js';
import { runSuite } from '../support/check/run.js';
import { SUITES, type Suite } from '../support/check/suites.js';
import { table } from '../support/check/table.js';
import { tally } from '../support/check/tally.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whenthen-check-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const chosen = (...args: string[]): string[] => {
  const wish = choose(args, SUITES);
  return wish.do === 'run' ? wish.suites.map(({ name }) => name) : [wish.do];
};

describe('which suites are run', () => {
  test('all of them without arguments, the build first', () => {
    expect(chosen()).toEqual(SUITES.map(({ name }) => name));
    expect(chosen()[0]).toBe('build');
  });
  test('those that are named, with the build where one of them needs it', () => {
    expect(chosen('format')).toEqual(['format']);
    expect(chosen('unit')).toEqual([
      'build',
      'unit:core',
      'unit:admin-ui',
      'unit:plugin-medusa',
      'unit:plugin-payload',
    ]);
    expect(chosen('unit:core', 'lint')).toEqual(['build', 'lint', 'unit:core']);
    expect(chosen('unit:core', '--no-build')).toEqual(['unit:core']);
  });
  test('none by a name that nobody has', () => {
    expect(choose(['unti'], SUITES)).toEqual({ do: 'refuse', message: expect.stringContaining('unti') as string });
  });
});

describe('what a jest run adds to the sum', () => {
  const report = async (counts: Record<string, number>): Promise<string> => {
    const path = join(folder, 'report.json');
    const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
    await writeFile(path, JSON.stringify({ ...none, numRuntimeErrorTestSuites: 0, testResults: [], ...counts }));
    return path;
  };
  test.each<[string, boolean, Record<string, number>, { passed: number; failed: number }]>([
    ['its tests', true, { numPassedTests: 7 }, { passed: 7, failed: 0 }],
    ['its failed tests', false, { numPassedTests: 7, numFailedTests: 2 }, { passed: 7, failed: 2 }],
    ['a test left out, as failed', true, { numPassedTests: 7, numPendingTests: 1 }, { passed: 7, failed: 1 }],
    ['a file that does not load', false, { numPassedTests: 7, numRuntimeErrorTestSuites: 1 }, { passed: 7, failed: 1 }],
    ['a bad end after good tests', false, { numPassedTests: 7 }, { passed: 7, failed: 1 }],
    ['a failure where there was nothing to run', true, {}, { passed: 0, failed: 1 }],
  ])('%s', async (_name, ok, counts, sum) => {
    expect(await tally(ok, await report(counts))).toMatchObject(sum);
  });
  test('a failure where it wrote no report', async () => {
    expect(await tally(true, join(folder, 'missing.json'))).toMatchObject({ passed: 0, failed: 1 });
  });
  test('the names of what failed', async () => {
    const file = (name: string, status: string, ...assertionResults: object[]) => ({ name, status, assertionResults });
    const testResults = [
      file('/a/good.test.ts', 'passed', { fullName: 'it works', status: 'passed' }),
      file(
        '/a/bad.test.ts',
        'failed',
        { fullName: 'it works', status: 'passed' },
        { fullName: 'so', status: 'failed' },
        { fullName: 'why', status: 'failed', failureMessages: ['\u001B[31mTwo is not\u001B[39m\n  three'] },
      ),
      file('/a/broken.test.ts', 'failed'),
    ];
    const path = join(folder, 'names.json');
    await writeFile(path, JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults }));
    expect((await tally(false, path)).names).toEqual([
      'bad.test.ts › so',
      'bad.test.ts › why\n    Two is not\n      three',
      'broken.test.ts',
    ]);
  });
});

describe('running a suite', () => {
  const suite = (minutes: number, ...command: Suite['command']): Suite => ({
    name: 'probe',
    about: 'a probe',
    command,
    cwd: folder,
    minutes,
  });
  test('one that ends well, and one that does not', async () => {
    expect(await runSuite(suite(1, 'tsx', '-e', ''), folder, {}, false)).toMatchObject({
      ok: true,
      passed: 1,
      failed: 0,
    });
    const bad = await runSuite(suite(1, 'tsx', '-e', 'process.exit(3)'), folder, {}, false);
    expect(bad).toMatchObject({ ok: false, passed: 0, failed: 1 });
  });
  test('one that hangs is killed and has failed', async () => {
    const hung = await runSuite(suite(0.02, 'tsx', '-e', 'setInterval(() => 0, 1000)'), folder, {}, false);
    expect(hung).toMatchObject({ ok: false, failed: 1 });
    expect(hung.took).toBeLessThan(20_000);
  });
  test('one that does not end behind its report is noticed', async () => {
    const report = join(folder, 'lingering.json');
    let lingering: () => void = () => undefined;
    const noticed = new Promise<'noticed'>((resolve) => (lingering = () => resolve('noticed')));
    const end = watchReport(report, 20, lingering);
    const early = await Promise.race([noticed, new Promise((resolve) => setTimeout(resolve, 100, 'not yet'))]);
    expect(early).toBe('not yet');
    await writeFile(report, '{}');
    expect(await noticed).toBe('noticed');
    end();
  });
  test('the table ends with the sum, alone on its line', async () => {
    const results = [
      await runSuite(suite(1, 'tsx', '-e', ''), folder, {}, false),
      await runSuite(suite(1, 'tsx', '-e', 'process.exit(1)'), folder, {}, false),
    ];
    const bad = { ...results[1]!, note: 'ended by SIGSEGV', names: ['a.test.ts › it works'] };
    const lines = table([results[0]!, bad], 10).split('\n');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(lines).toEqual(expect.arrayContaining(['probe: ended by SIGSEGV', 'probe: a.test.ts › it works']));
  });
});
