import type { OldPlace } from '../../model/operation/retention.js';

/** What is older than a moment, and lies behind a place in the order of time and id. */
export const behind = (time: string, before: Date, after: OldPlace | undefined): Record<string, unknown> =>
  after
    ? {
        [time]: { $gte: after.at, $lt: before },
        $or: [{ [time]: { $gt: after.at } }, { [time]: after.at, _id: { $gt: after.id } }],
      }
    : { [time]: { $lt: before } };
