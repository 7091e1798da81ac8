import { isBehind, MOST, nextSize, pauseAfter } from './pace.js';

describe('the pace of pruning', () => {
  it.each([
    ['grows while commands are short', 100, 5, 200],
    ['stays where they are neither short nor long', 100, 40, 100],
    ['shrinks when one was long', 400, 60, 200],
    ['has an end above', MOST, 1, MOST],
    ['has an end below', 100, 10_000, 100],
  ])('%s', (_, size, longest, next) => expect(nextSize(size, longest)).toBe(next));

  it('rests as long as a bite took, and neither too briefly nor for ever', () => {
    expect([1, 300, 60_000].map(pauseAfter)).toEqual([20, 300, 2_000]);
  });

  it('steps back when somebody has waited for too long', () => {
    const now = 100_000;
    const since = (people: number | null, events: number | null) => ({
      people: people === null ? null : new Date(now - people),
      events: events === null ? null : new Date(now - events),
    });
    expect(isBehind(since(null, null), now)).toBe(false);
    expect(isBehind(since(1_500, 5_000), now)).toBe(false);
    expect(isBehind(since(1_501, null), now)).toBe(true);
    expect(isBehind(since(null, 5_001), now)).toBe(true);
  });
});
