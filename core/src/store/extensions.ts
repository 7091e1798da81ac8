import { Schema } from 'mongoose';
import type { ExtensionRecord, ExtensionStore } from '../model/extension.js';
import { durable, modelOf, type CollectionsOf } from './kit/collections.js';
import { settings, text, time } from './kit/schema-parts.js';

const schema = new Schema({ _id: text, kind: text, descriptor: text, seenAt: time }, settings);

export const extensionModels = { extensions: modelOf<ExtensionRecord>('extensions', schema) };

export const createExtensionStore = ({ extensions }: CollectionsOf<typeof extensionModels>): ExtensionStore => ({
  async tell(told, now) {
    if (told.length === 0) return;
    await extensions.bulkWrite(
      told.map(({ _id, ...extension }) => ({
        updateOne: { filter: { _id }, update: { $set: { ...extension, seenAt: now } }, upsert: true },
      })),
      durable,
    );
  },
  since: (time) =>
    extensions
      .find({ seenAt: { $gte: time } })
      .sort({ _id: 1 })
      .toArray(),
});
