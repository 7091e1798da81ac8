import type { StoreReader } from '../snapshots/store-reader';
import { changedRows, type ChangedRow } from './changed-rows';

type Asked = { filters: { updated_at: { $gte: Date; $lt: Date } }; pagination: { take: number } };
const at = (ms: number) => new Date(1_700_000_000_000 + ms);

/** A table that answers as the store does: in order, cut off at `take`. */
const tableOf = (rows: ChangedRow[]) => ({
  query: {
    graph: async ({ filters: { updated_at }, pagination }: Asked) => ({
      data: rows
        .filter((row) => new Date(row.updated_at) >= updated_at.$gte && new Date(row.updated_at) < updated_at.$lt)
        .sort((a, b) => +new Date(a.updated_at) - +new Date(b.updated_at) || a.id.localeCompare(b.id))
        .slice(0, pagination.take),
    }),
  } as unknown as StoreReader['query'],
});

const readAll = async (rows: ChangedRow[], pageSize: number) => {
  const ids: string[] = [];
  for await (const page of changedRows(tableOf(rows), { entity: 'cart', from: at(0), to: at(1000), pageSize }))
    ids.push(...page.map((row) => row.id));
  return ids;
};
const row = (id: string, ms: number): ChangedRow => ({ id, updated_at: at(ms) });

describe('changed rows', () => {
  it('are given once each, oldest first, and those outside of the span not at all', async () => {
    const rows = [row('c', 30), row('a', 10), row('b', 20), row('late', 1000), row('early', -1), row('d', 999)];
    expect(await readAll(rows, 2)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are complete when more of them changed at one moment than fit on a page', async () => {
    const same = Array.from({ length: 25 }, (_, i) => row(`same_${String(i).padStart(2, '0')}`, 500));
    const ids = await readAll([row('before', 1), ...same, row('after', 501)], 4);
    expect(ids).toEqual(['before', ...same.map(({ id }) => id), 'after']);
  });

  it('are none in an empty table', async () => {
    expect(await readAll([], 2)).toEqual([]);
  });
});
