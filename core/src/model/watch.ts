import type { DateSetting, TimeOfDay } from '../decide/index.js';
import type { PeopleWalk, WalkStep } from './operation/walk.js';

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

/** A list of what is watched for triggers that no event brings about. */
export interface WatchList<W extends { _id: string }> {
  all(): Promise<W[]>;
  /** Those that are there already stay as they are. */
  add(watches: W[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
}

/** What watching dates needs from a store. */
export interface DateWatchStore extends WatchList<DateWatch> {
  /** Moves a build on, if nobody else did. */
  moveBuild(id: string, build: PeopleWalk, to: WalkStep): Promise<void>;
}

/** A schedule of an active workflow. Times on the store's clock. */
export interface ScheduleWatch extends TimeOfDay {
  _id: string;
  workflow: string;
  /** Who enters; left out: everybody. */
  segment?: string;
  /** What its event says. */
  properties: Record<string, string>;
  /** When it comes round next. */
  next: Date;
}

/** What keeping schedules needs from a store. */
export interface ScheduleWatchStore extends WatchList<ScheduleWatch> {
  /** Moves one on to its next moment, if nobody else did. */
  move(watch: ScheduleWatch, next: Date): Promise<void>;
}
