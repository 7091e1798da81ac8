import { durable, type Collections } from './collections.js';

/** Durable marks that move forward only. */
export interface WatermarkStore {
  get(name: string): Promise<Date | null>;
  advance(name: string, to: Date): Promise<void>;
}

export const createWatermarkStore = ({ watermarks }: Collections): WatermarkStore => ({
  get: async (name) => (await watermarks.findOne({ _id: name }))?.at ?? null,
  advance: async (name, to) => {
    await watermarks.updateOne({ _id: name }, { $max: { at: to } }, { upsert: true, ...durable });
  },
});
