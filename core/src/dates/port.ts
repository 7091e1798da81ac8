import type { DateSetting } from '../decide/index.js';
import type { PeopleWalk, WalkStep } from '../people/walk.js';

/** A date that active workflows wait for, on everybody. */
export interface DateWatch extends DateSetting {
  _id: string;
  /** What its event says, beside the date. */
  properties: Record<string, string>;
  /** Earlier dates start nothing. */
  createdAt: Date;
  /** There while not everybody has been looked at since. */
  build?: PeopleWalk;
}

/** What watching dates needs from a store. */
export interface DateWatchStore {
  all(): Promise<DateWatch[]>;
  /** Those that are there already stay as they are. */
  add(watches: DateWatch[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
  /** Moves a build on, if nobody else did. */
  moveBuild(id: string, build: PeopleWalk, to: WalkStep): Promise<void>;
}
