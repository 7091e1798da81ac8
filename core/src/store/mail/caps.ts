import { Schema } from 'mongoose';
import type { CapRecord, CapStore } from '../../model/mail/cap.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text } from '../kit/schema-parts.js';

const schema = new Schema({ _id: text, rev: count, mails: Mixed }, settings);

export const capModels = { caps: modelOf<CapRecord>('caps', schema) };

export const createCapStore = ({ caps }: CollectionsOf<typeof capModels>): CapStore => ({
  get: (person) => caps.findOne({ _id: person }),

  async write(record) {
    const { _id, rev } = record;
    try {
      if (rev === 1) await caps.insertOne(record, durable);
      else return (await caps.replaceOne({ _id, rev: rev - 1 }, record, durable)).matchedCount === 1;
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },

  async release(person, key) {
    await caps.updateOne(
      { _id: person, 'mails.key': key },
      [
        {
          $set: {
            mails: { $filter: { input: '$mails', cond: { $ne: ['$$this.key', { $literal: key }] } } },
            rev: { $add: ['$rev', 1] },
          },
        },
      ],
      durable,
    );
  },

  async erase(people) {
    await caps.deleteMany({ _id: { $in: people } }, durable);
  },
});
