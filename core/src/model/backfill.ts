import type { Condition } from '../definition/condition.js';
import type { PeopleWalk, WalkStep } from './operation/walk.js';

export type BackfillState = 'running' | 'done' | 'cancelled';

/** How many were added in one minute. */
export interface Pace {
  minute: number;
  added: number;
}

/** Everybody who matches is added to a workflow, so many a minute. */
export interface BackfillRecord {
  _id: string;
  workflow: string;
  /** Who is added; `null`: everybody. */
  criteria: Condition | null;
  perMinute: number;
  state: BackfillState;
  /** How far it has come; left out when it has ended. */
  build?: PeopleWalk;
  /** People it has added. */
  added: number;
  /** The minute since its start in which it last added somebody, and how many in that minute. */
  pace?: Pace;
  startedAt: Date;
  endedAt: Date | null;
  by: string | null;
  /** Whom it adds to what, as a hash: of those that are started without a key of their own, one at a time runs. */
  same?: string;
  /** It came about by a schedule, whose event says this; left out: by hand. */
  schedule?: Record<string, string>;
}

/** What backfills need from a store. */
export interface BackfillStore {
  /** False where one with this id is there already, or the same is running. */
  insert(backfill: BackfillRecord): Promise<boolean>;
  running(): Promise<BackfillRecord[]>;
  /** The newest of a workflow, newest first. */
  ofWorkflow(workflow: string, limit: number): Promise<BackfillRecord[]>;
  /** Moves one on, if nobody else did; at its end it is done. */
  move(id: string, from: PeopleWalk, to: WalkStep, more: { added: number; pace: Pace; now: Date }): Promise<void>;
  /** False where it was not running. */
  cancel(id: string, now: Date): Promise<boolean>;
}
