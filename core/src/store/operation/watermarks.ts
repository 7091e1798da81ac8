import { Schema } from 'mongoose';
import type { WatermarkStore } from '../../model/operation/watermark.js';
import { durable, modelOf, type CollectionsOf } from '../kit/collections.js';
import { settings, text, time } from '../kit/schema-parts.js';

export interface Watermark {
  _id: string;
  at: Date;
}

const schema = new Schema({ _id: text, at: time }, settings);

export const watermarkModels = { watermarks: modelOf<Watermark>('watermarks', schema) };

export const createWatermarkStore = ({ watermarks }: CollectionsOf<typeof watermarkModels>): WatermarkStore => ({
  get: async (name) => (await watermarks.findOne({ _id: name }))?.at ?? null,
  advance: async (name, to) => {
    await watermarks.updateOne({ _id: name }, { $max: { at: to } }, { upsert: true, ...durable });
  },
});
