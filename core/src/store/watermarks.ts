import type { WatermarkStore } from '../model/watermark.js';
import { durable, type Collections } from './collections.js';

export const createWatermarkStore = ({ watermarks }: Collections): WatermarkStore => ({
  get: async (name) => (await watermarks.findOne({ _id: name }))?.at ?? null,
  advance: async (name, to) => {
    await watermarks.updateOne({ _id: name }, { $max: { at: to } }, { upsert: true, ...durable });
  },
});
