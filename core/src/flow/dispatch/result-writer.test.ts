import { createResultWriter } from './result-writer.js';

const later = () => new Promise<void>((next) => setImmediate(next));

describe('results', () => {
  it('are written at once, and gather while a group is being written', async () => {
    const groups: number[][] = [];
    let release: () => void = () => undefined;
    const writer = createResultWriter<number>((group) => {
      groups.push(group);
      return new Promise((resolve) => (release = resolve));
    });
    const first = writer.add(1);
    await later();
    const others = Promise.all([writer.add(2), writer.add(3)]);
    await later();
    expect(groups).toEqual([[1]]);
    release();
    await first;
    await later();
    expect(groups).toEqual([[1], [2, 3]]);
    release();
    await others;
  });

  it('that could not be written are written again', async () => {
    const written: number[] = [];
    let away = 2;
    const writer = createResultWriter<number>(async (group) => {
      if (away-- > 0) throw new Error('away');
      written.push(...group);
    });
    await Promise.all([writer.add(1), writer.add(2)]);
    expect(written).toEqual([1, 2]);
  });
});
