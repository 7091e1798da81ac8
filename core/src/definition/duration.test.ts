import fc from 'fast-check';
import { duration, durationUnits, formatDuration, parseDuration } from './duration.js';

describe('durations', () => {
  it.each([
    ['1 hour', 1, 'hours'],
    ['14 days', 14, 'days'],
    ['  2 WEEKS ', 2, 'weeks'],
    ['1month', 1, 'months'],
    ['90 minutes', 90, 'minutes'],
  ])('%j is read', (text, amount, unit) => {
    expect(parseDuration(text)).toEqual({ amount, unit });
  });

  it.each([
    '',
    'soon',
    '1',
    'hours',
    '0 hours',
    '-1 hours',
    '1.5 hours',
    '1 year',
    '1 hour 5 minutes',
    '9'.repeat(40) + ' days',
  ])('%j is none, and a RangeError says so', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError);
    expect(() => parseDuration(text)).toThrow(/Write whole minutes/);
  });

  it('is written in the singular for one', () => {
    expect(formatDuration({ amount: 1, unit: 'hours' })).toBe('1 hour');
    expect(formatDuration({ amount: 2, unit: 'months' })).toBe('2 months');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.constantFrom(...durationUnits), (amount, unit) => {
        expect(parseDuration(formatDuration({ amount, unit }))).toEqual({ amount, unit });
      }),
      { seed: 20260302, numRuns: 200 },
    );
  });

  it.each([
    ['minutes', 5_256_000],
    ['hours', 87_600],
    ['days', 3_650],
    ['weeks', 521],
    ['months', 120],
  ] as const)('lasts ten years at most, in %s too', (unit, most) => {
    expect(duration.safeParse({ amount: most, unit }).success).toBe(true);
    expect(duration.safeParse({ amount: most + 1, unit }).error?.issues).toMatchObject([
      { path: ['amount'], message: `Wait ten years at most: ${most} ${unit}` },
    ]);
  });

  it.each([0, -1, 1.5, NaN, Infinity, '1', null])('has no amount of %j', (amount) => {
    expect(duration.safeParse({ amount, unit: 'hours' }).success).toBe(false);
  });
});
