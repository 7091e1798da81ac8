import type { WatermarkStore } from '../../model/watermark.js';
import type { Tables } from './tables.js';

export const createMemoryWatermarks = ({ watermarks }: Tables): WatermarkStore => ({
  get: (name) => Promise.resolve(watermarks.get(name)?.at ?? null),

  advance(_id, to) {
    const at = watermarks.get(_id)?.at;
    if (!at || at < to) watermarks.put({ _id, at: to });
    return Promise.resolve();
  },
});
