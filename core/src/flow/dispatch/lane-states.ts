import { LRUCache } from 'lru-cache';
import type { LaneState } from '../../decide/lanes/index.js';
import type { LaneRecord, LaneStore } from '../../model/operation/lane-state.js';

/** How long what was read is believed where nothing is written, in milliseconds. */
const BELIEVED = 1_000;
/** Others may be faster so often. */
const TRIES = 50;

/** The shared state of lanes, as this process knows it. */
interface LaneStates {
  /** As it was read a second ago at most. */
  now(lane: string): Promise<LaneState>;
  /** As this process knows it, without a look. */
  known(lane: string): LaneState;
  /**
   * Changes it by a pure function, which may be called again where somebody else was faster. Nothing is written where it
   * returns the same state.
   */
  change<T>(lane: string, change: (state: LaneState) => { state: LaneState; result: T }): Promise<T>;
}

export const createLaneStates = ({
  store: { lanes },
  clock,
}: {
  store: { lanes: Pick<LaneStore, 'get' | 'write'> };
  clock: { now(): number };
}): LaneStates => {
  const kept = new LRUCache<string, { record: LaneRecord; readAt: number }>({ max: 5_000 });

  const keep = (record: LaneRecord): LaneRecord => {
    kept.set(record._id, { record, readAt: clock.now() });
    return record;
  };
  const look = async (lane: string): Promise<LaneRecord> =>
    keep((await lanes.get(lane)) ?? { _id: lane, state: {}, rev: 0 });
  const recent = async (lane: string): Promise<LaneRecord> => {
    const found = kept.get(lane);
    return found && Math.abs(clock.now() - found.readAt) < BELIEVED ? found.record : look(lane);
  };

  return {
    now: async (lane) => (await recent(lane)).state,
    known: (lane) => kept.get(lane)?.record.state ?? {},

    async change(lane, change) {
      let before = await recent(lane);
      for (let tries = 0; tries < TRIES; tries++) {
        const { state, result } = change(before.state);
        if (state === before.state) return result;
        const after = { _id: lane, state, rev: before.rev + 1 };
        if (await lanes.write(after)) {
          keep(after);
          return result;
        }
        before = await look(lane);
      }
      throw new Error(`The state of the lane ${lane} could not be written: others were faster ${TRIES} times`);
    },
  };
};
