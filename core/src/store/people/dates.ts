import type { AnyBulkWriteOperation } from 'mongodb';
import type { PersonRecord, DatesStore, DateWrite } from '../../model/person.js';
import { durable } from '../kit/collections.js';
import type { PeopleCollections } from './schema.js';

/** Guarded by the change that was seen last: who was changed meanwhile is looked at again. */
const writeOf = ({ person: { _id, rev }, dates }: DateWrite): AnyBulkWriteOperation<PersonRecord> => {
  const moments = Object.values(dates).map((at) => at.getTime());
  const update =
    moments.length > 0
      ? { $set: { dates, datesAt: new Date(Math.min(...moments)) } }
      : { $unset: { dates: 1 as const, datesAt: 1 as const } };
  return {
    updateOne: { filter: { _id, rev: rev ?? { $exists: false } }, update: { ...update, $inc: { rev: 1 } } },
  };
};

/** The dates that are waited for, as they stand on the people. */
export const createDatesStore = ({ people }: PeopleCollections): DatesStore => ({
  async writeDates(writes) {
    if (writes.length === 0) return true;
    const { matchedCount } = await people.bulkWrite(writes.map(writeOf), { ordered: false, ...durable });
    return matchedCount === writes.length;
  },

  datesDue: (now, limit) =>
    people
      .find({ datesAt: { $lte: now } })
      .sort({ datesAt: 1 })
      .limit(limit)
      .toArray(),
});
