import type { LaneRecord, LaneStore } from '../../../model/operation/lane-state.js';
import type { Tables } from '../kit/tables.js';

const isHeldUp = ({ state }: Readonly<LaneRecord>): boolean =>
  state.heldUp !== undefined || state.breaker !== undefined;

/** The state of lanes in memory. */
export const createMemoryLanes = ({ lanes }: Pick<Tables, 'lanes'>): LaneStore => ({
  get: async (lane) => lanes.get(lane) ?? null,

  of: async (names) => lanes.find(({ _id }) => names.includes(_id)),

  async write(record) {
    if ((lanes.get(record._id)?.rev ?? 0) !== record.rev - 1) return false;
    lanes.put(record);
    return true;
  },

  heldUp: async (limit) =>
    lanes
      .find(isHeldUp)
      .sort((a, b) => (a._id < b._id ? -1 : 1))
      .slice(0, limit),
});
