import type { Sort } from 'mongodb';
import { startingWith } from './starting-with.js';

interface Order<T> {
  /** The field with the e-mail address, and the one with the moment. */
  address: keyof T & string;
  time: keyof T & string;
  /** The start of an address. */
  prefix: string | undefined;
  /** The last document seen. */
  last: (T & { _id: string }) | null;
}

/**
 * Where a list goes on, and its order: newest first; where the start of an address is asked for, by address and newest
 * first below each, which is the order of an index.
 */
export const newestBelow = <T extends object>({ address, time, prefix, last }: Order<T>) => {
  const below: Sort = { [time]: -1, _id: -1 };
  const older = last && [{ [time]: { $lt: last[time] } }, { [time]: last[time], _id: { $lt: last._id } }];
  if (!prefix) return { filter: older ? { [time]: { $lte: last[time] }, $or: older } : {}, sort: below };
  const range = startingWith(prefix);
  return {
    filter: older
      ? {
          [address]: { ...range, $gte: last[address] },
          $or: [{ [address]: { $gt: last[address] } }, ...older.map((o) => ({ [address]: last[address], ...o }))],
        }
      : { [address]: range },
    sort: { [address]: 1, ...below } as Sort,
  };
};
