import { chaosSeed } from './random.js';
import { readOptions } from './storm/options.js';
import { runStorm } from './storm/storm.js';

const MINUTE = 60_000;
const seed = chaosSeed();
const options = readOptions(['--runs', '600', '--kills', '2', '--pauses', '1', '--database-kills', '1'], seed);

it(
  `hundreds of runs while workers and MongoDB are killed and servers misbehave: exactly what was decided (seed ${seed})`,
  async () => {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    const report = await runStorm({ ...options, minutes: 6 }, say).catch((error: unknown) => {
      throw new Error(`seed ${seed}\n${lines.join('\n')}`, { cause: error });
    });
    expect(report.faults).toEqual([]);
    expect(report.runs).toBeGreaterThan(0.9 * options.runs);
    expect(report.decisions).toBeGreaterThan(3 * options.runs);
    const { mail, webhooks } = report.misbehaved;
    expect(Object.keys(mail).length + Object.keys(webhooks).length).toBeGreaterThan(3);
  },
  7 * MINUTE,
);

it('options of `npm run chaos` are checked', () => {
  expect(readOptions(['--seed', '7'], 1)).toMatchObject({ seed: 7, runs: 20_000, databaseKills: 3 });
  expect(readOptions([], 5)).toMatchObject({ seed: 5 });
  expect(() => readOptions(['--runs', 'many'], 1)).toThrow();
  expect(() => readOptions(['--run', '5'], 1)).toThrow();
});
