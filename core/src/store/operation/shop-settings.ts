import { Schema } from 'mongoose';
import type { ShopSettingsRecord, ShopSettingsStore } from '../../model/operation/shop-settings.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { isDuplicateKey } from '../kit/duplicates.js';
import { count, Mixed, settings, text, time } from '../kit/schema-parts.js';

const schema = new Schema({ _id: text, value: Mixed, rev: count, changedAt: time, by: text }, settings);

export const shopSettingsModels = { shopSettings: modelOf<ShopSettingsRecord>('settings', schema) };

export const createShopSettingsStore = ({
  shopSettings,
}: CollectionsOf<typeof shopSettingsModels>): ShopSettingsStore => ({
  all: () => shopSettings.find().toArray(),

  async write(record) {
    try {
      const { _id, rev } = record;
      if (rev === 1) await shopSettings.insertOne(record, durable);
      else return (await shopSettings.replaceOne({ _id, rev: rev - 1 }, record, durable)).matchedCount === 1;
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  },
});
