import { createGrouped } from './grouped.js';

const { jest } = import.meta;

const later = () => new Promise<void>((next) => setImmediate(next));

describe('grouped writes', () => {
  it('are made at once, and gather while a group is being written', async () => {
    const groups: number[][] = [];
    let release: () => void = () => undefined;
    const write = createGrouped(async (group: number[]) => {
      groups.push(group);
      await new Promise<void>((resolve) => (release = resolve));
      return group.map((n) => n * 10);
    });
    const first = write(1);
    await later();
    const others = Promise.all([write(2), write(3)]);
    await later();
    expect(groups).toEqual([[1]]);
    release();
    expect(await first).toBe(10);
    await later();
    expect(groups).toEqual([[1], [2, 3]]);
    release();
    expect(await others).toEqual([20, 30]);
  });

  it('hold what comes in the same breath', async () => {
    const groups: number[][] = [];
    const write = createGrouped((group: number[]) => {
      groups.push(group);
      return Promise.resolve(group);
    });
    await Promise.all([write(1), write(2)]);
    await write(3);
    expect(groups).toEqual([[1, 2], [3]]);
  });

  it('are made one by one where a group fails, so that one spoils no other', async () => {
    const written: number[] = [];
    const write = createGrouped((group: number[]) => {
      if (group.includes(2)) return Promise.reject(new Error(`${group.length} with a spoilt one`));
      written.push(...group);
      return Promise.resolve(group);
    });
    const results = await Promise.allSettled([write(1), write(2), write(3)]);
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('1 with a spoilt one') },
      { status: 'fulfilled', value: 3 },
    ]);
    expect(written).toEqual([1, 3]);
    await expect(write(2)).rejects.toThrow('1 with a spoilt one');
    expect(await write(4)).toBe(4);
  });

  it('wait for a slow group no longer than a second', async () => {
    jest.useFakeTimers();
    const write = createGrouped((group: number[]) =>
      group.includes(1) ? new Promise<number[]>(() => undefined) : Promise.resolve(group),
    );
    void write(1);
    await jest.advanceTimersByTimeAsync(0);
    const other = write(2);
    await jest.advanceTimersByTimeAsync(1_000);
    jest.useRealTimers();
    expect(await other).toBe(2);
  });

  it('are made one by one where a group does not come to its end within a second', async () => {
    jest.useFakeTimers();
    const write = createGrouped((group: number[]) =>
      group.length > 1 ? new Promise<number[]>(() => undefined) : Promise.resolve(group),
    );
    const both = Promise.all([write(1), write(2)]);
    await jest.advanceTimersByTimeAsync(1_000);
    jest.useRealTimers();
    expect(await both).toEqual([1, 2]);
  });
});
