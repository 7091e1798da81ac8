import type { AnyBulkWriteOperation } from 'mongodb';
import type { PersonRecord, MembersStore, SegmentWrite } from '../../model/person.js';
import { durable } from '../kit/collections.js';
import { newId } from '../kit/new-id.js';
import type { PeopleCollections } from './schema.js';

/** Guarded by the change that was seen last: who was changed meanwhile is looked at again. */
const writeOf = (
  { person: { _id, rev }, segments, segmentsAt, news }: SegmentWrite,
  now: Date,
): AnyBulkWriteOperation<PersonRecord> => ({
  updateOne: {
    filter: { _id, rev: rev ?? { $exists: false } },
    update: {
      $set: { segments, ...(segmentsAt ? { segmentsAt } : {}) },
      ...(segmentsAt ? {} : { $unset: { segmentsAt: 1 } }),
      $inc: { rev: 1 },
      ...(news.length > 0
        ? {
            $push: { news: { $each: news.map((n) => ({ ...n, id: `${newId()}:${_id}`, at: now })) } },
            $min: { newsAt: now },
          }
        : {}),
    },
  },
});

/** Who is in which segment, as it stands on the people. */
export const createMembersStore = ({ people }: PeopleCollections): MembersStore => ({
  async writeSegments(writes, now) {
    if (writes.length === 0) return true;
    const { matchedCount } = await people.bulkWrite(
      writes.map((w) => writeOf(w, now)),
      { ordered: false, ...durable },
    );
    return matchedCount === writes.length;
  },

  segmentsDue: (now, limit) =>
    people
      .find({ segmentsAt: { $lte: now } })
      .sort({ segmentsAt: 1 })
      .limit(limit)
      .toArray(),

  async leaveSegment(segment) {
    await people.updateMany(
      { segments: segment },
      [
        {
          $set: {
            segments: { $setDifference: ['$segments', [{ $literal: segment }]] },
            rev: { $add: [{ $ifNull: ['$rev', 0] }, 1] },
          },
        },
      ],
      durable,
    );
  },

  inSegment: ({ segment, after, limit }) =>
    people
      .find({ segments: segment, ...(after ? { _id: { $lt: after } } : {}) })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray(),
  countInSegment: (segment) => people.countDocuments({ segments: segment }),
});
