import { fuseOf, hourOf, usualHour } from './fuse.js';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR + 12_345;
const present = hourOf(NOW);
/** So many entered one hour ago, two hours ago and so on. */
const before = (...counts: number[]) => Object.fromEntries(counts.map((n, i) => [present - 1 - i, n]));

test.each<[string, Record<string, number>, number]>([
  ['nothing yet', {}, 0],
  ['one hour', before(12), 12],
  ['hours in which nobody entered do not count', before(0, 12, 0, 0, 14, 10), 12],
  ['a rush hardly moves it', before(10, 12, 5_000, 14, 11), 12],
  ['of two, the larger', before(10, 20), 20],
  ['the present hour does not count', { ...before(10), [present]: 9_000 }, 10],
  ['nor what was more than four weeks ago', { ...before(10), [present - 673]: 90, [present - 674]: 90 }, 10],
  ['four weeks ago does', { [present - 672]: 90 }, 90],
])('the usual hour: %s', (_, hours, usual) => {
  expect(usualHour(hours, NOW)).toBe(usual);
});

test.each<[string, Record<string, number>, number, number]>([
  ['the least there is, where nothing is known', {}, 0, 200],
  ['so many times the usual', before(30), 0, 300],
  ['without those who entered in that hour', { ...before(30), [present]: 290 }, 0, 10],
  ['less than nothing where more did', { [present]: 250 }, 0, -50],
  ['of an hour before', before(30), 1, 270],
])('room for %s', (_, hours, ago, room) => {
  expect(fuseOf(hours, { times: 10, atLeast: 200 }, NOW).roomIn(present - ago)).toBe(room);
});

test('what is too long ago need not be known', () => {
  const hours = { ...before(1), [present - 672]: 1, [present - 673]: 1 };
  expect(fuseOf(hours, { times: 10, atLeast: 200 }, NOW).old).toEqual([present - 673]);
});
