import type { OriginStore } from '../../model/origin.js';
import type { Tables } from './tables.js';

export const createMemoryOrigins = ({ origins }: Tables): OriginStore => ({
  claim(_id, origin) {
    origins.insert({ _id, origin });
    return Promise.resolve(origins.get(_id)?.origin ?? origin);
  },

  noted: (keys) => Promise.resolve(new Set(keys.filter((key) => origins.has(key)))),
});
