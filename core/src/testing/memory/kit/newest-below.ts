import type { Table } from './table.js';

interface Query<R> {
  fits: (record: Readonly<R>) => boolean;
  addressOf: (record: Readonly<R>) => string;
  timeOf: (record: Readonly<R>) => Date;
  /** The start of an address. */
  prefix: string | undefined;
  /** The id of the last record seen. */
  after: string | undefined;
  limit: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A page of a list: newest first; where the start of an address is asked for, by address and newest first below each.
 * It goes on behind the last record seen, also where that one does not fit any more.
 */
export const newestBelow = <R extends { _id: string }>(
  table: Table<R>,
  { fits, addressOf, timeOf, prefix = '', after, limit }: Query<R>,
): R[] => {
  const lower = prefix.toLowerCase();
  const compare = (a: R, b: R): number =>
    (lower === '' ? 0 : byText(addressOf(a), addressOf(b))) ||
    timeOf(b).getTime() - timeOf(a).getTime() ||
    byText(b._id, a._id);
  const last = after === undefined ? undefined : table.get(after);
  return table
    .find((record) => fits(record) && addressOf(record).startsWith(lower) && (!last || compare(last, record) < 0))
    .sort(compare)
    .slice(0, limit);
};
