import type { OriginStore } from '../model/origin.js';
import { durable, type Collections } from './collections.js';
import { isDuplicateKey } from './duplicates.js';

export const createOriginStore = ({ origins }: Collections): OriginStore => {
  const claim: OriginStore['claim'] = async (key, origin) => {
    const found = await origins.findOneAndUpdate(
      { _id: key },
      { $setOnInsert: { origin } },
      { upsert: true, returnDocument: 'after', ...durable },
    );
    return found?.origin ?? origin;
  };
  return {
    claim: (key, origin) =>
      claim(key, origin).catch((error: unknown) => {
        // Two at once: the other one was faster, and is found now.
        if (!isDuplicateKey(error)) throw error;
        return claim(key, origin);
      }),

    async noted(keys) {
      const found = await origins.find({ _id: { $in: keys } }, { projection: { _id: 1 } }).toArray();
      return new Set(found.map((o) => o._id));
    },
  };
};
