import { untilSettled } from './until-settled.js';

describe('untilSettled', () => {
  it('tries what is still open again, however often it is lost', async () => {
    const seen: number[][] = [];
    const pauses: number[] = [];
    await untilSettled(
      [1, 2, 3],
      async (open) => {
        seen.push(open);
        return seen.length < 40 ? open.slice(0, 2) : [];
      },
      async (lost) => void pauses.push(lost),
    );
    expect(seen).toHaveLength(40);
    expect(seen.at(-1)).toEqual([1, 2]);
    expect(pauses).toEqual(Array.from({ length: 39 }, (_, i) => i + 1));
  });

  it('does not begin where nothing is open', async () => {
    await untilSettled([], () => Promise.reject(new Error('not asked')));
  });

  it('hands on what a try throws', async () => {
    await expect(untilSettled([1], () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  });
});
