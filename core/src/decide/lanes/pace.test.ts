import { isSlowed, paceAt, slowDown } from './pace.js';
import type { LaneState } from './state.js';

const slow = (from: number, peak: number, at = 0): NonNullable<LaneState['slow']> => ({
  ...{ at, from, peak, row: 1, reason: 'too many' },
});
const asked = { reason: 'too many', rate: 60, anyOut: true };

describe('the pace of a lane', () => {
  it.each<[string, LaneState['slow'], number | undefined, number, number | undefined]>([
    ['is none where nobody asked for one', undefined, undefined, 0, undefined],
    ['is the provider’s limit', undefined, 50, 0, 50],
    ['is half of what it was', slow(25, 50), 50, 0, 25],
    ['grows back steadily', slow(25, 50), 50, 10_000, 35],
    ['is where it was after 25 s', slow(25, 50), 50, 25_000, 50],
    ['never grows beyond the limit', slow(25, 50), 50, 60_000, 50],
    ['goes on growing where there is no limit', slow(25, 50), undefined, 60_000, 85],
    ['is free again in the end', slow(25, 50), undefined, 175_000, undefined],
    ['grows from the slowest as well', slow(1, 1), undefined, 10_000, 3],
    ['does not fall where the time goes back', slow(25, 50, 1_000), 50, 0, 25],
  ])('%s', (_, state, limit, now, pace) => {
    expect(paceAt(state, limit, now)).toBe(pace);
  });

  it.each<[string, LaneState, number | undefined, number, { from: number; peak: number; row: number }]>([
    ['halves what went out of late', {}, undefined, 0, { from: 30, peak: 60, row: 1 }],
    ['halves the limit', {}, 50, 0, { from: 25, peak: 50, row: 1 }],
    ['halves the pace it has', { slow: slow(25, 50) }, 50, 5_000, { from: 15, peak: 30, row: 1 }],
    ['is not halved again by what was on its way', { slow: slow(25, 50) }, 50, 1_999, { from: 25, peak: 50, row: 1 }],
    ['is one a second at least', { slow: slow(1, 1) }, undefined, 2_000, { from: 1, peak: 1.4, row: 1 }],
    ['is no faster than the limit, however low', {}, 0.1, 0, { from: 0.1, peak: 1, row: 1 }],
  ])('where the server asks for it %s', (_, state, limit, now, expected) => {
    expect(slowDown(state, limit, asked, now).slow).toMatchObject(expected);
  });

  it('counts how often nothing went out in between', () => {
    const first = slowDown({}, undefined, { ...asked, anyOut: false }, 0);
    const second = slowDown(first, undefined, { ...asked, anyOut: false }, 3_000);
    expect(second.slow?.row).toBe(2);
    expect(slowDown(second, undefined, asked, 6_000).slow?.row).toBe(1);
  });

  it('is told from the limit that there is anyway', () => {
    expect(isSlowed({ limits: { perSecond: 50 } }, 0)).toBe(false);
    expect(isSlowed({ limits: { perSecond: 50 }, slow: slow(25, 50) }, 1_000)).toBe(true);
    expect(isSlowed({ limits: { perSecond: 50 }, slow: slow(25, 50) }, 60_000)).toBe(false);
    expect(isSlowed({ slow: slow(25, 50) }, 1_000)).toBe(true);
  });
});
