import type { Condition } from '../definition/condition.js';

/** How far the first look at everybody has come: up to the person `at`, of those up to `to`, in the order of ids. */
export interface SegmentBuild {
  id: string;
  at: string;
  to: string;
  looked: number;
}

/** A segment as stored. Who is in it stands on the people. */
export interface SegmentRecord {
  _id: string;
  name: string;
  criteria: Condition;
  status: 'active' | 'archived';
  /** There while not everybody has been looked at since the criteria were last changed. */
  build?: SegmentBuild;
  createdAt: Date;
  updatedAt: Date;
}

/** What segments need from a store. */
export interface SegmentStore {
  get(id: string): Promise<SegmentRecord | null>;
  /** All that are not archived, by name; all with `archived`. */
  all(query?: { archived?: boolean }): Promise<SegmentRecord[]>;
  /** Writes the segment down; with `build`, everybody is looked at again. */
  put(segment: Pick<SegmentRecord, '_id' | 'name' | 'criteria'>, now: Date, build?: SegmentBuild): Promise<void>;
  rename(id: string, name: string, now: Date): Promise<void>;
  /** Moves a build on, if nobody else did: to the person `at`, or to its end. */
  moveBuild(id: string, build: SegmentBuild, to: { at: string; looked: number } | 'end'): Promise<void>;
  archive(id: string, now: Date): Promise<boolean>;
}
