import { createResultWriter } from './result-writer.js';

describe('results', () => {
  it('are written at once, and gather while a group is being written', async () => {
    const groups: number[][] = [];
    let release: () => void = () => undefined;
    const writer = createResultWriter<number>((group) => {
      groups.push(group);
      return new Promise((resolve) => (release = resolve));
    });
    writer.add(1);
    writer.add(2);
    writer.add(3);
    expect(groups).toEqual([[1]]);
    release();
    await Promise.resolve();
    await Promise.resolve();
    expect(groups).toEqual([[1], [2, 3]]);
    release();
    await writer.settled();
  });

  it('that could not be written are told at the end, and the others are written', async () => {
    const written: number[] = [];
    const writer = createResultWriter<number>(async (group) => {
      if (group.includes(1)) throw new Error('away');
      written.push(...group);
    });
    writer.add(1);
    writer.add(2);
    await expect(writer.settled()).rejects.toThrow('away');
    expect(written).toEqual([2]);
  });

  it('need no write where there are none', async () => {
    await createResultWriter(() => Promise.reject(new Error('never'))).settled();
  });
});
