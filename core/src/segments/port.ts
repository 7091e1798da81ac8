import type { Condition } from '../definition/condition.js';
import type { PeopleWalk, WalkStep } from '../people/walk.js';

/** A segment as stored. Who is in it stands on the people. */
export interface SegmentRecord {
  _id: string;
  name: string;
  criteria: Condition;
  status: 'active' | 'archived';
  /** There while not everybody has been looked at since the criteria were last changed. */
  build?: PeopleWalk;
  createdAt: Date;
  updatedAt: Date;
}

/** What segments need from a store. */
export interface SegmentStore {
  get(id: string): Promise<SegmentRecord | null>;
  /** All that are not archived, by name; all with `archived`. */
  all(query?: { archived?: boolean }): Promise<SegmentRecord[]>;
  /** Writes the segment down; with `build`, everybody is looked at again. */
  put(segment: Pick<SegmentRecord, '_id' | 'name' | 'criteria'>, now: Date, build?: PeopleWalk): Promise<void>;
  rename(id: string, name: string, now: Date): Promise<void>;
  /** Moves a build on, if nobody else did: to the person `at`, or to its end. */
  moveBuild(id: string, build: PeopleWalk, to: WalkStep): Promise<void>;
  archive(id: string, now: Date): Promise<boolean>;
}
