import type { Condition } from '../definition/condition.js';
import type { PeopleWalk, WalkStep } from './operation/walk.js';

/** A segment as stored. Who is in it stands on the people. */
export interface SegmentRecord {
  _id: string;
  name: string;
  criteria: Condition;
  status: 'active' | 'archived';
  /** There while not everybody has been looked at since the criteria were last changed. */
  build?: PeopleWalk;
  /** It was archived, and there may still be people in it. */
  leaving?: boolean;
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
  /** Archived ones that may still have people in them. */
  leaving(): Promise<SegmentRecord[]>;
  /** Nobody is in it any more; false where it is not archived any more. */
  left(id: string): Promise<boolean>;
  /** Has everybody looked at again, of one that is not archived. */
  rebuild(id: string, build: PeopleWalk): Promise<void>;
}
