import { suspicionOf, type Sight } from './suspect.js';

const HOUR = 3_600_000;
const record = { identity: 'a', beats: 100, aliveAt: new Date(0) };
const sight = (given: Partial<Sight>): Sight => ({
  identity: 'a',
  now: new Date(20 * HOUR),
  holdAfterMs: 12 * HOUR,
  isDue: true,
  ...given,
});

test.each<[string, Partial<Sight>, string | undefined]>([
  ['the same database after a short while', { now: new Date(HOUR) }, undefined],
  ['another database with the same records', { identity: 'b', now: new Date(1) }, 'restored'],
  ['another one, also under a worker that runs', { identity: 'b', beats: 50 }, 'restored'],
  ['nobody worked for long, and something is due', {}, 'gap'],
  ['just as long as is allowed', { now: new Date(12 * HOUR) }, 'gap'],
  ['nobody worked for long, and nothing is due', { isDue: false }, undefined],
  ['nobody worked for long, and nobody wants to be asked', { holdAfterMs: 0 }, undefined],
  ['a worker that runs, whose machine slept', { beats: 100 }, undefined],
  ['a worker that runs, among others', { beats: 60, now: new Date(1) }, undefined],
  ['a worker that knows of more than is there', { beats: 101, now: new Date(1) }, 'restored'],
])('%s', (_, given, expected) => {
  expect(suspicionOf(record, sight(given))).toBe(expected);
});
