import type { OriginStore } from '../../../model/operation/origin.js';
import type { WatermarkStore } from '../../../model/operation/watermark.js';
import type { Tables } from '../kit/tables.js';

export const createMemoryOrigins = ({ origins }: Tables): OriginStore => ({
  claim(_id, origin) {
    origins.insert({ _id, origin });
    return Promise.resolve(origins.get(_id)?.origin ?? origin);
  },

  noted: (keys) => Promise.resolve(new Set(keys.filter((key) => origins.has(key)))),
});

export const createMemoryWatermarks = ({ watermarks }: Tables): WatermarkStore => ({
  get: (name) => Promise.resolve(watermarks.get(name)?.at ?? null),

  advance(_id, to) {
    const at = watermarks.get(_id)?.at;
    if (!at || at < to) watermarks.put({ _id, at: to });
    return Promise.resolve();
  },
});
