import type { SegmentStore } from '../../model/segment.js';
import { byText } from './kit/order.js';
import type { Tables } from './kit/tables.js';
import { standsAt, walkOn } from './kit/walk.js';

/** Segments in memory. */
export const createMemorySegments = ({ segments }: Pick<Tables, 'segments'>): SegmentStore => ({
  get: async (id) => segments.get(id) ?? null,

  all: async ({ archived = false } = {}) =>
    segments.find(({ status }) => archived || status === 'active').sort(byText((segment) => segment.name)),

  async put({ _id, name, criteria }, now, build) {
    const { leaving: _, ...known } = segments.get(_id) ?? { createdAt: now };
    segments.put({ ...known, _id, name, criteria, status: 'active', updatedAt: now, ...(build ? { build } : {}) });
  },

  async rename(id, name, now) {
    segments.update(id, (segment) => Object.assign(segment, { name, updatedAt: now }));
  },

  async moveBuild(id, build, to) {
    segments.update(
      id,
      (segment) => walkOn(segment, to),
      (segment) => standsAt(segment, build),
    );
  },

  archive: async (id, now) =>
    segments.update(id, (segment) => {
      Object.assign(segment, { status: 'archived', leaving: true, updatedAt: now });
      delete segment.build;
    }) !== undefined,

  leaving: async () => segments.find(({ leaving }) => leaving === true),

  left: async (id) =>
    segments.update(
      id,
      (segment) => {
        delete segment.leaving;
      },
      ({ status }) => status === 'archived',
    ) !== undefined,

  async rebuild(id, build) {
    segments.update(
      id,
      (segment) => {
        segment.build = build;
      },
      ({ status }) => status === 'active',
    );
  },
});
