import type { SuppressionPage } from '../../../model/mail/bounce.js';
import type { Table } from './table.js';

/** A page of a list of addresses, in memory. */
export const suppressionPage = <R extends { _id: string; since: Date }>(
  table: Table<R>,
  fits: (record: Readonly<R>) => boolean,
  { q = '', after, limit }: SuppressionPage,
): R[] => {
  const lower = q.toLowerCase();
  const byAddress = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const compare = (a: { since: Date; email: string }, b: { since: Date; email: string }): number =>
    lower === '' ? b.since.getTime() - a.since.getTime() || byAddress(b.email, a.email) : byAddress(a.email, b.email);
  const keyOf = ({ _id, since }: Readonly<R>) => ({ since, email: _id });
  const isBehind = (record: Readonly<R>): boolean => !after || compare(after, keyOf(record)) < (after.orAt ? 1 : 0);
  return table
    .find((record) => fits(record) && record._id.startsWith(lower) && isBehind(record))
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .slice(0, limit);
};
