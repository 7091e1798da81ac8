import type { Sort } from 'mongodb';
import type { SuppressionPage } from '../../model/mail/bounce.js';
import { startingWith } from './starting-with.js';

/** Where a page of a list of addresses goes on; `_id` is the address. */
export const pageOf = ({ q, after }: SuppressionPage) => {
  const orAt = after?.orAt ?? false;
  if (q) {
    const beyond = after && (orAt ? { $gte: after.email } : { $gt: after.email });
    return { $and: [{ _id: startingWith(q) }, ...(beyond ? [{ _id: beyond }] : [])] };
  }
  if (!after) return {};
  const { since, email } = after;
  const below = orAt ? { $lte: email } : { $lt: email };
  return { since: { $lte: since }, $or: [{ since: { $lt: since } }, { since, _id: below }] };
};

/** Newest first; where the start of an address is asked for, by address. */
export const orderOf = ({ q }: SuppressionPage): Sort => (q ? { _id: 1 } : { since: -1, _id: -1 });
