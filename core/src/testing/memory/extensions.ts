import type { ExtensionStore } from '../../model/extension.js';
import type { Tables } from './kit/tables.js';

/** Extensions in memory. */
export const createMemoryExtensions = ({ extensions }: Tables): ExtensionStore => ({
  async tell(told, now) {
    for (const extension of told) extensions.put({ ...extension, seenAt: now });
  },

  since: async (time) => extensions.find((e) => e.seenAt >= time),
});
