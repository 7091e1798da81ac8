import { narrowDown } from './narrow-down.js';

const people = Array.from({ length: 31 }, (_, i) => i);

const narrow = async (bad: number[], nobodys = false) => {
  const done: number[] = [];
  const lost: number[] = [];
  let calls = 0;
  await narrowDown(people, {
    work(items) {
      calls += 1;
      if (items.some((i) => bad.includes(i))) return Promise.reject(new Error('too large'));
      done.push(...items);
      return Promise.resolve();
    },
    lost(item) {
      lost.push(item);
      return Promise.resolve();
    },
    isNobodys: () => nobodys,
  });
  return { done, lost, calls };
};

describe('narrowDown', () => {
  it('does it all at once where nothing is wrong', async () => {
    expect(await narrow([])).toEqual({ done: people, lost: [], calls: 1 });
  });

  it('finds the one in a few calls, and does it for all others in their order', async () => {
    const { done, lost, calls } = await narrow([17]);
    expect(lost).toEqual([17]);
    expect(done).toEqual(people.filter((i) => i !== 17));
    expect(calls).toBeLessThanOrEqual(11);
  });

  it('finds several', async () => {
    const { done, lost } = await narrow([0, 16, 30]);
    expect(lost).toEqual([0, 16, 30]);
    expect(done).toHaveLength(28);
  });

  it('throws at once what is nobody in particular’s', async () => {
    await expect(narrow([3], true)).rejects.toThrow('too large');
  });

  it('has nothing to do for nobody', async () => {
    await narrowDown([], {
      work: () => Promise.reject(new Error('called')),
      lost: () => Promise.reject(new Error('called')),
      isNobodys: () => false,
    });
  });
});
