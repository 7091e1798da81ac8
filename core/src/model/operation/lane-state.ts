import type { LaneState } from '../../decide/lanes/index.js';

/** What all workers know of a lane, as stored. `_id` is the lane. */
export interface LaneRecord {
  _id: string;
  state: LaneState;
  /** Counts the changes, from 1. */
  rev: number;
}

/** What the state of lanes needs from a store. A lane of which there is nothing to know has none. */
export interface LaneStore {
  get(lane: string): Promise<LaneRecord | null>;
  /** Those of these lanes that have a state. */
  of(lanes: string[]): Promise<LaneRecord[]>;
  /** Writes a state over the one before it (`rev` - 1); false where somebody was faster. */
  write(record: LaneRecord): Promise<boolean>;
  /** Lanes that something holds up, at most so many, by their names. */
  heldUp(limit: number): Promise<LaneRecord[]>;
}
