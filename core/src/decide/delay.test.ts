import { addDuration } from './delay.js';

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number) => new Date(ms).toISOString();

describe('addDuration', () => {
  it.each([
    [
      'an hour is an hour, also across a change of the clocks',
      '2026-03-29T00:30:00Z',
      { amount: 1, unit: 'hours' },
      'Europe/Zurich',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'a day keeps the wall clock in spring (23 hours)',
      '2026-03-28T09:00:00Z',
      { amount: 1, unit: 'days' },
      'Europe/Zurich',
      '2026-03-29T08:00:00.000Z',
    ],
    [
      'a day keeps the wall clock in autumn (25 hours)',
      '2026-10-24T08:00:00Z',
      { amount: 1, unit: 'days' },
      'Europe/Zurich',
      '2026-10-25T09:00:00.000Z',
    ],
    [
      'a time that the spring change skips becomes the later one',
      '2026-03-07T07:30:00Z',
      { amount: 1, unit: 'days' },
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
    [
      'a time that the autumn change repeats is the earlier one',
      '2026-10-31T05:30:00Z',
      { amount: 1, unit: 'days' },
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      'half an hour of summer time',
      '2026-04-03T23:00:00Z',
      { amount: 2, unit: 'days' },
      'Australia/Lord_Howe',
      '2026-04-05T23:30:00.000Z',
    ],
    [
      'a month ends with its last day',
      '2026-01-31T12:00:00Z',
      { amount: 1, unit: 'months' },
      'UTC',
      '2026-02-28T12:00:00.000Z',
    ],
    ['a leap day', '2028-01-31T12:00:00Z', { amount: 1, unit: 'months' }, 'UTC', '2028-02-29T12:00:00.000Z'],
    ['two weeks', '2026-03-01T12:00:00Z', { amount: 2, unit: 'weeks' }, 'UTC', '2026-03-15T12:00:00.000Z'],
  ] as const)('%s', (_, from, duration, zone, to) => {
    expect(iso(addDuration(at(from), duration, zone))).toBe(to);
  });

  it('is divided by the time scale', () => {
    expect(addDuration(0, { amount: 1, unit: 'hours' }, 'UTC', 600)).toBe(6_000);
  });
});
