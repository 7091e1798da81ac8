import type { ExtensionStore } from '../model/extension.js';
import { durable, type Collections } from './collections.js';

export const createExtensionStore = ({ extensions }: Collections): ExtensionStore => ({
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
