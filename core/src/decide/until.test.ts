import type { JsonObject } from '../definition/json/json.js';
import { untilField, untilTime } from './until.js';

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());
const time = (text: string, weekdays?: number[]) => ({
  kind: 'until_time' as const,
  time: text,
  ...(weekdays && { weekdays }),
});

describe('untilTime', () => {
  it.each([
    ['later today', '2026-11-23T07:00:00Z', time('09:00'), 'UTC', '2026-11-23T09:00:00.000Z'],
    ['tomorrow, when it is past', '2026-11-23T10:00:00Z', time('09:00'), 'UTC', '2026-11-24T09:00:00.000Z'],
    [
      'tomorrow, for who comes at that moment',
      '2026-11-23T09:00:00Z',
      time('09:00'),
      'UTC',
      '2026-11-24T09:00:00.000Z',
    ],
    ['in the zone', '2026-11-23T07:00:00Z', time('09:00'), 'America/New_York', '2026-11-23T14:00:00.000Z'],
    ['on an allowed weekday', '2026-11-27T10:00:00Z', time('09:00', [1, 3]), 'UTC', '2026-11-30T09:00:00.000Z'],
    ['a week on, on its only weekday', '2026-11-23T10:00:00Z', time('09:00', [1]), 'UTC', '2026-11-30T09:00:00.000Z'],
    ['Monday, by the zone', '2026-11-22T23:30:00Z', time('00:45', [1]), 'Europe/Zurich', '2026-11-22T23:45:00.000Z'],
    ['skipped in Zurich', '2026-03-28T23:00:00Z', time('02:30'), 'Europe/Zurich', '2026-03-29T01:30:00.000Z'],
    ['repeated in Zurich', '2026-10-24T22:00:00Z', time('02:30'), 'Europe/Zurich', '2026-10-25T00:30:00.000Z'],
    ['after the first of two', '2026-10-25T01:10:00Z', time('02:30'), 'Europe/Zurich', '2026-10-26T01:30:00.000Z'],
    ['skipped in New York', '2026-03-08T05:00:00Z', time('02:30'), 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['repeated in New York', '2026-11-01T04:00:00Z', time('01:30'), 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['skipped half an hour', '2026-10-03T13:00:00Z', time('02:15'), 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['repeated half an hour', '2026-04-04T13:00:00Z', time('01:45'), 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['a leap day', '2028-02-28T12:00:00Z', time('09:00'), 'UTC', '2028-02-29T09:00:00.000Z'],
    [
      'by UTC in a zone that is none',
      '2026-11-23T07:00:00Z',
      time('09:00'),
      'Mars/Olympus',
      '2026-11-23T09:00:00.000Z',
    ],
  ])('%s', (_, from, delay, zone, to) => {
    expect(iso(untilTime(at(from), delay, zone))).toBe(to);
  });

  it.each([
    ['a day of this month', '2026-11-23T10:00:00Z', [1, 24], '2026-11-24T09:00:00.000Z'],
    ['of the next', '2026-11-24T09:00:00Z', [24], '2026-12-24T09:00:00.000Z'],
    ['the last day of a month that is shorter', '2026-01-31T10:00:00Z', [31], '2026-02-28T09:00:00.000Z'],
    ['once, where both are its last day', '2027-02-28T09:00:00Z', [28, 31], '2027-03-28T09:00:00.000Z'],
    ['a month of 31 days on', '2026-07-31T09:00:00Z', [31], '2026-08-31T09:00:00.000Z'],
  ])('comes on %s', (_, from, monthDays, to) => {
    expect(iso(untilTime(at(from), { time: '09:00', monthDays }, 'UTC'))).toBe(to);
  });

  it('comes sooner when time is scaled, but never at once', () => {
    expect(untilTime(at('2026-11-23T08:00:00Z'), time('09:00'), 'UTC', 3600)).toBe(at('2026-11-23T08:00:01Z'));
    expect(untilTime(at('2026-11-23T08:59:59.999Z'), time('09:00'), 'UTC', 3600)).toBe(at('2026-11-23T09:00:00Z'));
  });

  it('does not wait at the end of time', () => {
    expect(untilTime(8.64e15, time('09:00'), 'UTC')).toBe(8.64e15);
  });
});

describe('untilField', () => {
  const from = at('2026-11-23T12:00:00Z');
  const person = (fields: JsonObject) => ({ email: 'ada@example.com', tags: [], fields });
  const field = (direction?: 'before' | 'after') => ({
    kind: 'until_field' as const,
    field: 'renews',
    ...(direction && { offset: { direction, by: { amount: 1, unit: 'months' as const } } }),
  });
  const until = (value: unknown, direction?: 'before' | 'after', scale = 1) =>
    iso(
      untilField(from, field(direction), person({ renews: value } as JsonObject), {
        zone: 'America/New_York',
        timeScale: scale,
      }),
    );

  it('is midnight of a date in the zone', () => expect(until('2026-12-24')).toBe('2026-12-24T05:00:00.000Z'));
  it('is a time of that zone', () => expect(until('2026-12-24T09:30')).toBe('2026-12-24T14:30:00.000Z'));
  it('is an instant', () => expect(until('2026-12-24T09:30:00Z')).toBe('2026-12-24T09:30:00.000Z'));
  it('is moved back, to the end of a shorter month', () =>
    expect(until('2027-03-31', 'before')).toBe('2027-02-28T05:00:00.000Z'));
  it('is moved on', () => expect(until('2026-01-31', 'after')).toBe('2026-02-28T05:00:00.000Z'));
  it('is a whole number of milliseconds', () =>
    expect(untilField(from, field(), person({ renews: from + 1.5 }), { zone: 'UTC' })).toBe(from + 1));
  it('may be past', () => expect(until('2020-01-01')).toBe('2020-01-01T05:00:00.000Z'));
  it('comes sooner when time is scaled', () =>
    expect(until('2026-11-23T13:00:00Z', undefined, 3600)).toBe('2026-11-23T12:00:01.000Z'));
  it.each([undefined, null, '', 'soon', '2026-02-30', true, ['2026-12-24'], { on: '2026-12-24' }, 1e300, -1e300])(
    'is nothing for %j',
    (value) => expect(until(value)).toBeUndefined(),
  );
  it('is not taken from what every object has', () => {
    expect(
      untilField(from, { kind: 'until_field', field: 'constructor' }, person({}), { zone: 'UTC' }),
    ).toBeUndefined();
  });
});
