import { allow, dayOf, giveBack, reserveOf, type Asking } from './allowance.js';
import type { LaneLimits, LaneState } from './state.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const MIDNIGHT = Date.UTC(2026, 2, 3);
const asking = (limits: LaneLimits, limit = 20, marketing = limit): Asking => ({
  wanted: { limit, marketing },
  limits,
  endless: true,
});
const used = (count: number, start = dayOf(NOW)): LaneState => ({ day: { start, used: count } });

describe('what may be claimed of a lane', () => {
  it('is all where there is no limit, and nothing is to be written', () => {
    const state = {};
    expect(allow(state, asking({}), NOW)).toEqual({ limit: 20, marketing: 20, state, probe: false });
    expect(allow(state, asking({}), NOW).state).toBe(state);
  });

  it.each<[string, LaneState, LaneLimits, [number, number?], [number, number, number?]]>([
    ['is what was not used for a moment', {}, { perSecond: 50 }, [30], [11, 11, NOW + 100]],
    ['is more of it where more was wanted', { pressed: true }, { perSecond: 50 }, [30], [26, 26, NOW + 100]],
    ['is what slots are free', { next: NOW - 40 }, { perSecond: 50 }, [20], [3, 3, NOW + 100]],
    ['is nothing before the next slot', { next: NOW + 300 }, { perSecond: 50 }, [20], [0, 0, NOW + 300]],
    ['is no more than is wanted', { next: NOW - 40 }, { perSecond: 50 }, [2], [2, 2]],
    ['leaves a day’s reserve to transactional mail', used(90), { perDay: 100 }, [20], [10, 0, MIDNIGHT]],
    ['is less marketing as the reserve comes near', used(85), { perDay: 100 }, [20], [15, 5, MIDNIGHT]],
    ['is nothing once the day is used up', used(100), { perDay: 100 }, [20], [0, 0, MIDNIGHT]],
    ['counts each day anew', used(100, dayOf(NOW) - 86_400_000), { perDay: 100 }, [20], [20, 20]],
    ['is by both', { ...used(95), next: NOW }, { perDay: 100, perSecond: 50 }, [20], [1, 0, NOW + 100]],
    [
      'waits for the pace, where the day has some left',
      { ...used(0), next: NOW + 900 },
      { perDay: 100, perSecond: 1 },
      [9],
      [0, 0, NOW + 900],
    ],
    ['is all of a small limit', {}, { perDay: 5 }, [20], [5, 5, MIDNIGHT]],
    [
      'lets a transactional one take a slot that is far',
      { next: NOW + 9_000 },
      { perSecond: 0.1 },
      [9],
      [1, 0, NOW + 9_000],
    ],
    ['but one only', { next: NOW + 11_000 }, { perSecond: 0.1 }, [9], [0, 0, NOW + 11_000]],
    ['is for transactional ones alone where no other is wanted', {}, {}, [2, 0], [2, 0]],
  ])('%s', (_, state, limits, [limit, marketing], [expected, ofThem, until]) => {
    const found = allow(state, asking(limits, limit, marketing), NOW);
    expect([found.limit, found.marketing, found.until]).toEqual([expected, ofThem, until]);
  });

  it('never passes the limit, over any second, however many ask', () => {
    let state: LaneState = {};
    const out: number[] = [];
    // Two who ask every 90 and every 130 ms, for a minute.
    const times = [90, 130].flatMap((every) => Array.from({ length: 60_000 / every }, (_, i) => i * every));
    for (const at of times.sort((a, b) => a - b)) {
      const allowed = allow(state, asking({ perSecond: 50 }), NOW + at);
      state = allowed.state;
      for (let i = 0; i < allowed.limit; i++) out.push(at);
    }
    const most = Math.max(...out.map((from) => out.filter((at) => at >= from && at < from + 1_000).length));
    expect(most).toBeLessThanOrEqual(61);
    expect(out.length).toBeGreaterThan(2_980);
    expect(out.length).toBeLessThanOrEqual(3_011);
  });

  it('is one that tries where the server is away, and nothing before', () => {
    const breaker = { since: NOW - 5_000, probeAt: NOW, probes: 0, reason: 'refused' };
    const probe = allow({ breaker }, asking({ perDay: 100 }), NOW);
    expect(probe).toMatchObject({ limit: 1, marketing: 1, probe: true });
    expect(probe.state).toMatchObject({ breaker: { probes: 1, probeAt: NOW + 10_000 }, day: { used: 1 } });
    expect(allow(probe.state, asking({ perDay: 100 }), NOW)).toMatchObject({ limit: 0, until: NOW + 10_000 });
    expect(allow(probe.state, asking({}), NOW).state.heldUp).toEqual({ since: NOW, why: 'away' });
  });

  it('is counted where it was claimed without asking, whatever is left', () => {
    const forced = allow(used(100), { ...asking({ perDay: 100 }, 1), force: true }, NOW);
    expect(forced).toMatchObject({ limit: 1, state: { day: { used: 101 } } });
  });

  it('tells since when and why there was more to do than was allowed', () => {
    const first = allow({ next: NOW + 60_000 }, asking({ perSecond: 50 }), NOW).state;
    expect(first.heldUp).toEqual({ since: NOW, why: 'pace' });
    // The same again is nothing to be written.
    expect(allow(first, asking({ perSecond: 50 }), NOW + 1).state).toBe(first);
    const both = { ...first, ...used(100) };
    expect(allow(both, asking({ perSecond: 50, perDay: 100 }), NOW + 2).state.heldUp).toEqual({
      since: NOW,
      why: 'day',
    });
    expect(allow(used(95), asking({ perDay: 100 }), NOW).state.heldUp).toEqual({ since: NOW, why: 'day' });
  });
});

describe('what was not used', () => {
  const limits = { perSecond: 50, perDay: 100 };

  it('is given back', () => {
    const allowed = allow({ ...used(10), next: NOW }, asking(limits), NOW + 100);
    expect(allowed.limit).toBe(6);
    const back = giveBack(allowed.state, { allowed, used: 2, cleared: false }, limits, NOW + 100);
    expect(back).toMatchObject({ next: NOW + 40, day: { used: 12 } });
  });

  it('is nothing to write where there is no limit', () => {
    const state = {};
    expect(giveBack(state, { allowed: { limit: 20, probe: false }, used: 1, cleared: true }, {}, NOW)).toBe(state);
  });

  it('ends what held the lane up, where nothing is left', () => {
    const state: LaneState = { heldUp: { since: NOW, why: 'pace' } };
    const allowed = { limit: 2, probe: false };
    expect(giveBack(state, { allowed, used: 2, cleared: false }, {}, NOW)).toBe(state);
    expect(giveBack(state, { allowed, used: 2, cleared: true }, {}, NOW)).toEqual({});
  });

  it('lets another one try the server', () => {
    const breaker = { since: NOW, probeAt: NOW + 60_000, probes: 3, reason: 'refused' };
    const allowed = { limit: 1, probe: true };
    expect(giveBack({ breaker }, { allowed, used: 0, cleared: false }, {}, NOW)).toMatchObject({
      breaker: { probeAt: NOW },
    });
    expect(giveBack({ breaker }, { allowed, used: 1, cleared: false }, {}, NOW)).toEqual({ breaker });
  });
});

test('a tenth of a day is the reserve', () => {
  expect([1, 9, 10, 50_000].map(reserveOf)).toEqual([0, 0, 1, 5_000]);
});
