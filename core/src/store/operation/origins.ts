import { Schema } from 'mongoose';
import type { OriginStore } from '../../model/operation/origin.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { settings, text } from '../kit/schema-parts.js';

/** Where something published under a kind and an id comes from. */
export interface OriginRecord {
  _id: string;
  origin: string;
}

const schema = new Schema({ _id: text, origin: text }, settings);

export const originModels = { origins: modelOf<OriginRecord>('origins', schema) };

export const createOriginStore = ({ origins }: CollectionsOf<typeof originModels>): OriginStore => {
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
