import type { LeaseStore } from '../model/lease.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';
import { startingWith } from './starting-with.js';

export const createLeaseStore = ({ leases }: Collections): LeaseStore => ({
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
