import { Schema } from 'mongoose';
import type { LeaseRecord, LeaseStore } from '../../model/operation/lease.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { settings, text, time } from '../kit/schema-parts.js';
import { startingWith } from '../kit/starting-with.js';

const schema = new Schema({ _id: text, holder: text, until: time }, settings)
  // What a crash left behind goes by itself.
  .index({ until: 1 }, { expireAfterSeconds: 3600 });

export const leaseModels = { leases: modelOf<LeaseRecord>('leases', schema) };

export const createLeaseStore = ({ leases }: CollectionsOf<typeof leaseModels>): LeaseStore => ({
  async take({ id, holder, now, until }) {
    try {
      // The upsert finds its id taken where somebody else's lease still holds.
      await leases.updateOne(
        { _id: id, $or: [{ holder }, { until: { $lte: now } }] },
        { $set: { holder, until } },
        { upsert: true, ...durable },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  async give(id, holder) {
    await leases.deleteOne({ _id: id, holder });
  },

  async held(prefix, now) {
    const found = await leases
      .find({ _id: startingWith(prefix), until: { $gt: now } }, { projection: { _id: 1 } })
      .toArray();
    return found.map((l) => l._id);
  },
});
