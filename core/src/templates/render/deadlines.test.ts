import { BEGAN, createDeadlines, ENDED } from './deadlines.js';

const { jest } = import.meta;

const MS = 1_000_000n;

/** Looks that come when the test says so, at times that the test says. */
const watchOne = (timeoutMs: number) => {
  let now = 1n;
  const deadlines = createDeadlines(timeoutMs, () => now);
  const progress = new BigInt64Array(new SharedArrayBuffer(16));
  const late: boolean[] = [];
  const end = deadlines.watch(progress, (stoodStill) => late.push(stoodStill));
  return {
    late,
    end,
    begin: () => void Atomics.store(progress, BEGAN, now),
    finish: () => void Atomics.store(progress, ENDED, now),
    /** Time passes, and then comes the next look. */
    look(ms: number) {
      now += BigInt(ms) * MS;
      jest.advanceTimersByTime(20);
    },
  };
};

describe('the time limit of a render', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('counts from when it began', () => {
    const { late, begin, look, end } = watchOne(100);
    for (let i = 0; i < 20; i++) look(20);
    begin();
    for (let i = 0; i < 3; i++) look(20);
    expect(late).toEqual([]);
    look(20);
    expect(late).toEqual([false]);
    end();
  });

  it('does not count while the host stands still', () => {
    const { late, begin, look, end } = watchOne(2_000);
    begin();
    look(20);
    look(60_000);
    look(20);
    expect(late).toEqual([]);
    for (let i = 0; i < 100; i++) look(20);
    // It ran into the limit after all, and the host stood still for a good part of the time.
    expect(late).toEqual([true]);
    end();
  });

  it('is nothing to what has ended, however late it is heard of', () => {
    const { late, begin, finish, look, end } = watchOne(100);
    begin();
    look(20);
    finish();
    for (let i = 0; i < 20; i++) look(90);
    expect(late).toEqual([]);
    end();
  });
});
