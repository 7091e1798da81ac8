import { notBackwards, offsetOf, offsetToGoBy } from './round-trips.js';

/** The database's time is steady time plus 1,000,000. */
const trip = (left: number, there: number, back: number) => ({
  left,
  back: left + there + back,
  said: 1_000_000 + left + there,
});

describe('offsetOf', () => {
  it('takes half the round trip off', () => {
    expect(offsetOf([trip(100, 20, 20)])).toEqual({ value: 1_000_000, error: 20 });
  });

  it('goes by the quickest of several, wherever it stands', () => {
    const slow = trip(0, 900, 10);
    const quick = trip(1_000, 2, 2);
    expect(offsetOf([slow, quick])).toEqual({ value: 1_000_000, error: 2 });
    expect(offsetOf([quick, slow, slow])).toEqual({ value: 1_000_000, error: 2 });
  });

  it('is never further off than it says', () => {
    const { value, error } = offsetOf([trip(0, 900, 10)]);
    expect(Math.abs(value - 1_000_000)).toBeLessThanOrEqual(error);
  });
});

describe('offsetToGoBy', () => {
  it('begins with the first measurement', () => {
    expect(offsetToGoBy(undefined, { value: 5, error: 1 })).toEqual({ value: 5, error: 1 });
  });

  it('keeps the one from before where the new one cannot tell them apart', () => {
    const before = { value: 1_000, error: 1 };
    expect(offsetToGoBy(before, { value: 1_030, error: 40 })).toBe(before);
  });

  it('takes the new one where they differ for certain', () => {
    expect(offsetToGoBy({ value: 1_000, error: 1 }, { value: 1_030, error: 5 })).toEqual({ value: 1_030, error: 5 });
  });
});

describe('notBackwards', () => {
  it('goes forwards, by however much', () => {
    expect(notBackwards(1_000, 1_001)).toBe(1_001);
    expect(notBackwards(1_000, 9_000_000)).toBe(9_000_000);
  });

  it('stands still for a small correction', () => {
    expect(notBackwards(10_000, 9_999)).toBe(10_000);
    expect(notBackwards(10_000, 8_000)).toBe(10_000);
  });

  it('follows a database that was set back', () => {
    expect(notBackwards(400_000, 100_000)).toBe(100_000);
  });
});
