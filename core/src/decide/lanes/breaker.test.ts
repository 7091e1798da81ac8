import { closeBreaker, openBreaker, openWhereRefused, passage, probeAgain, probing } from './breaker.js';
import type { LaneState } from './state.js';

const DAY = 86_400_000;
const open = openBreaker({}, 'refused', 1_000);
/** When it is tried, where it is tried each time it may be. */
const tries = (until: number): number[] => {
  const found: number[] = [];
  for (let state: LaneState = openBreaker({}, 'refused', 0); ; state = probing(state, found.at(-1) ?? 0)) {
    const at = state.breaker?.probeAt ?? 0;
    if (at > until) return found;
    found.push(at);
  }
};

describe('the breaker of a lane', () => {
  it.each<[string, LaneState, boolean, number, ReturnType<typeof passage>]>([
    ['lets all through where it is closed', {}, true, 0, 'all'],
    ['lets nothing through before its moment', open, true, 5_999, { until: 6_000 }],
    ['lets one through then', open, true, 6_000, 'one'],
    ['never gives up on mail', open, true, 1_000 + 30 * DAY, 'one'],
    ['waits three days for a host', open, false, 1_000 + 3 * DAY, 'one'],
    ['lets calls come to their end behind that', open, false, 1_001 + 3 * DAY, 'all'],
    ['lets all through once it is closed', closeBreaker(open), true, 0, 'all'],
  ])('%s', (_, state, endless, now, expected) => {
    expect(passage(state, endless, now)).toEqual(expected);
  });

  it('stays open as it was', () => {
    expect(openBreaker(open, 'timed out', 9_000)).toBe(open);
  });

  it('tries more and more rarely', () => {
    expect(tries(300_000)).toEqual([5_000, 15_000, 35_000, 75_000, 135_000, 195_000, 255_000]);
    expect(tries(72 * 3_600_000).length).toBeLessThan(1_000);
  });

  it('tries at once again where the one that was to try did not get as far', () => {
    const tried = probing(open, 6_000);
    expect(passage(tried, true, 6_001)).toEqual({ until: 16_000 });
    expect(passage(probeAgain(tried, 6_001), true, 6_001)).toBe('one');
    expect(probeAgain({}, 1)).toEqual({});
  });

  it.each([
    [5, false],
    [6, true],
  ])('opens where the server refused everything %i times in a row: %s', (row, expected) => {
    const slow = { at: 0, from: 1, peak: 1, row, reason: 'not now' };
    expect(openWhereRefused({ slow }, 9_000).breaker !== undefined).toBe(expected);
  });
});
