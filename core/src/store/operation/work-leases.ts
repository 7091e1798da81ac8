import { Schema } from 'mongoose';
import type { WorkLeaseRecord, WorkLeaseStore } from '../../model/operation/lease.js';
import { modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema(
  { _id: text, owner: String, until: time, again: Boolean, underWay: count, left: count, atOnce: count, alone: Mixed },
  settings,
);

export const workLeaseModels = { workLeases: modelOf<WorkLeaseRecord>('work_leases', schema) };

/** After a loss so many are worked on at once; a loss of no more than these leads to one at a time. */
const FEW = 25;

const inMs = (ms: number) => ({ $add: ['$$NOW', ms] });
const orZero = (field: string) => ({ $ifNull: [`$${field}`, 0] });

/** Work that was begun and never ended is done again with care. */
const lost = { $gt: [orZero('underWay'), 0] };
const taken = (owner: string, ms: number) => ({
  owner: { $literal: owner },
  until: inMs(ms),
  again: false,
  left: { $cond: [lost, '$underWay', orZero('left')] },
  atOnce: { $cond: [lost, { $cond: [{ $gt: ['$underWay', FEW] }, FEW, 1] }, { $ifNull: ['$atOnce', 1] }] },
  underWay: 0,
});

export const createWorkLeaseStore = ({
  workLeases: leases,
}: CollectionsOf<typeof workLeaseModels>): WorkLeaseStore => ({
  async claim({ name, owner, ms }) {
    const free = {
      $or: [{ $in: [{ $ifNull: ['$owner', null] }, [null, { $literal: owner }]] }, { $lte: ['$until', '$$NOW'] }],
    };
    const wanted = { again: true };
    const kept = Object.fromEntries(
      Object.entries(taken(owner, ms)).map(([field, value]) => [
        field,
        { $cond: [free, value, field in wanted ? true : `$${field}`] },
      ]),
    );
    const found = await leases
      .findOneAndUpdate({ _id: name }, [{ $set: kept }], { upsert: true, returnDocument: 'after' })
      .catch((error: unknown) => {
        // Two that claim what nobody ever claimed before: the other one has it.
        if (isDuplicateKey(error)) return null;
        throw error;
      });
    return found?.owner === owner ? found : null;
  },

  begin({ name, owner, ms, size, alone }) {
    const times = { $cond: [{ $eq: ['$alone.id', { $literal: alone }] }, { $add: ['$alone.times', 1] }, 1] };
    return leases.findOneAndUpdate(
      { _id: name, owner },
      [
        {
          $set: {
            until: inMs(ms),
            left: { $max: [0, { $subtract: ['$left', '$underWay'] }] },
            underWay: size,
            alone: alone === undefined ? '$$REMOVE' : { id: { $literal: alone }, times },
          },
        },
      ],
      { returnDocument: 'after' },
    );
  },

  async release(name, owner) {
    const before = await leases.findOneAndUpdate(
      { _id: name, owner },
      [
        {
          $set: {
            owner: { $cond: ['$again', '$owner', null] },
            again: false,
            left: { $max: [0, { $subtract: ['$left', '$underWay'] }] },
            underWay: 0,
          },
        },
      ],
      { returnDocument: 'before' },
    );
    return before ? (before.again ? 'wanted' : 'released') : 'lost';
  },

  async othersHave(names, owner) {
    const now = { $gt: ['$until', '$$NOW'] };
    const found = await leases.findOne({ _id: { $in: names }, owner: { $nin: [null, owner] }, $expr: now });
    return found !== null;
  },

  async remove(name, owner) {
    await leases.deleteOne({ _id: name, owner });
  },
});
