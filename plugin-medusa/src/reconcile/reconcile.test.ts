import type { StoreReader } from '../snapshots/store-reader';
import { families } from './families';
import { reconcile } from './reconcile';

/** A store whose tables are empty, but for one that cannot be read. */
const reading = (broken: string, error: Error) => {
  const read: string[] = [];
  const query = {
    graph: async ({ entity }: { entity: string }) => {
      read.push(entity);
      if (entity === broken) throw error;
      return { data: [] };
    },
  };
  const pass = reconcile({
    engine: {
      track: async () => ({ accepted: 0, duplicates: 0 }),
      watermarks: { get: async () => null, advance: async () => undefined },
    },
    reader: { query, links: {} } as unknown as StoreReader,
    now: 1_700_000_000_000,
    overlapMs: 0,
    lookbackMs: 60_000,
    onRefused: () => undefined,
    agree: async () => undefined,
  });
  return { pass, read };
};

describe('a pass of the reconciler', () => {
  it('reads the other tables where one cannot be read, and says why that one could not', async () => {
    const { pass, read } = reading('cart', new Error('column gone'));
    expect((await pass).faults).toMatchObject([{ message: 'column gone' }]);
    expect(new Set(read)).toEqual(new Set(families.map(({ entity }) => entity)));
  });

  it('breaks off where the engine’s database is away', async () => {
    const { pass, read } = reading('cart', Object.assign(new Error('away'), { name: 'UnavailableError' }));
    await expect(pass).rejects.toThrow('away');
    expect(read.at(-1)).toBe('cart');
  });
});
