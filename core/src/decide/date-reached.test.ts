import fc from 'fast-check';
import { nextDate, type DateSetting } from './date-reached.js';
import type { PersonFacts } from './types.js';

const at = (text: string) => Date.parse(text);
const person = (date: string): PersonFacts => ({ email: 'ada@example.com', tags: [], fields: { day: date } });
const next = (date: string, setting: Partial<DateSetting>, after: string, zone = 'UTC') => {
  const moment = nextDate({ field: 'day', yearly: false, ...setting }, person(date), at(after), zone);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};
const by = (direction: 'before' | 'after', amount: number, unit: 'days' | 'months') => ({
  offset: { direction, by: { amount, unit } },
});

it.each([
  ['a midnight in the zone', '2026-07-01', {}, '2026-06-01', 'Europe/Zurich', '2026-06-30T22:00:00.000Z'],
  [
    'a midnight that a spring change skips',
    '2026-09-06',
    {},
    '2026-06-01',
    'America/Santiago',
    '2026-09-06T04:00:00.000Z',
  ],
  ['a time with its zone', '2026-07-01T08:00:00+02:00', {}, '2026-06-01', 'UTC', '2026-07-01T06:00:00.000Z'],
  ['nothing of the past', '2026-05-01', {}, '2026-06-01', 'UTC', undefined],
  ['the very moment is past', '2026-06-01', {}, '2026-06-01', 'UTC', undefined],
  ['a month end before', '2026-03-31', by('before', 1, 'months'), '2026-01-01', 'UTC', '2026-02-28T00:00:00.000Z'],
  ['days after', '2026-05-30', by('after', 3, 'days'), '2026-06-01', 'UTC', '2026-06-02T00:00:00.000Z'],
  ['each year', '1990-12-31', { yearly: true }, '2026-06-01', 'UTC', '2026-12-31T00:00:00.000Z'],
  ['each year, not before the first', '2030-01-01', { yearly: true }, '2026-06-01', 'UTC', '2030-01-01T00:00:00.000Z'],
  [
    'across the New Year',
    '1990-01-02',
    { yearly: true, ...by('before', 5, 'days') },
    '2026-12-27',
    'UTC',
    '2026-12-28T00:00:00.000Z',
  ],
  [
    'long after',
    '1990-06-01',
    { yearly: true, ...by('after', 14, 'months') },
    '2026-06-01',
    'UTC',
    '2026-08-01T00:00:00.000Z',
  ],
  ['a leap day', '1992-02-29', { yearly: true }, '2026-06-01', 'UTC', '2027-02-28T00:00:00.000Z'],
  ['no date', 'soon', { yearly: true }, '2026-06-01', 'UTC', undefined],
] as const)('%s', (_, date, setting, after, zone, expected) => {
  expect(next(date, setting, after, zone)).toBe(expected);
});

it('is total, and never in the past', () => {
  const value = fc.oneof(
    fc.date().map(String),
    fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
    fc.double(),
    fc.string(),
  );
  const amount = fc.integer({ min: 1, max: 3_650 });
  fc.assert(
    fc.property(
      fc.record({
        day: value,
        n: amount,
        back: fc.boolean(),
        yearly: fc.boolean(),
        after: fc.maxSafeInteger(),
        zone: fc.string(),
      }),
      ({ day, n, back, yearly, after, zone }) => {
        const setting = { field: 'day', yearly, ...by(back ? 'before' : 'after', n, 'days') };
        const moment = nextDate(setting, { email: '', tags: [], fields: { day } }, after, zone);
        expect(moment === undefined || moment > after).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
