import type { Table } from './table.js';

/** Changes all that fit; returns how many. */
export const updateAll = <R extends { _id: string }>(
  table: Table<R>,
  fits: (record: Readonly<R>) => boolean,
  change: (record: R) => void,
): number => {
  const found = table.find(fits);
  for (const record of found) {
    change(record);
    table.put(record);
  }
  return found.length;
};
