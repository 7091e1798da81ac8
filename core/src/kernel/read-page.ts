import type { Page } from './page.js';

/** Makes a page of records that are already cut to `limit`. */
export const toPage = <R, T>(
  records: R[],
  size: number,
  idOf: (record: R) => string,
  view: (record: R) => T,
): Page<T> => {
  const last = records.at(-1);
  return { items: records.map(view), next: records.length === size && last !== undefined ? idOf(last) : null };
};
