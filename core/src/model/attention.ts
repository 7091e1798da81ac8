import type { EffectRecord } from './effect.js';
import type { AttentionKind, Handled } from './operation/attention.js';

/** Which of the effects that need a person; what is left out does not matter. */
export interface AttentionFilter {
  workflow?: string | undefined;
  step?: string | undefined;
  action?: string | undefined;
  kind?: AttentionKind | undefined;
  cause?: string | undefined;
  /** A part of the cause, whatever the case. */
  text?: string | undefined;
  person?: string | undefined;
  run?: string | undefined;
  /** Only what needs a person since then, or longer. */
  until?: Date | undefined;
}

/** The last one seen of a list, newest first. */
export interface AttentionPlace {
  at: Date;
  id: string;
}

/** Those of one workflow and action that need a person for the same cause. */
export interface AttentionGroup {
  workflow: string;
  action: string;
  kind: AttentionKind;
  cause: string;
  count: number;
  /** Since when the oldest and the newest of them do. */
  first: Date;
  last: Date;
}

/** Something decided about many, while it is carried out. It can be cut off anywhere, and goes on from `at`. */
export interface AttentionJob {
  _id: string;
  what: 'retry' | 'dismiss' | 'undo';
  /** About whom: chosen one by one, all that match, or what another decision was about. */
  keys?: string[];
  filter?: AttentionFilter;
  of?: string;
  /** What held e-mails count as, once they are dismissed. */
  heldAs?: 'sent' | 'not_sent';
  note?: string;
  by: string;
  /** How many it was to be about when it was decided. */
  expected: number;
  state: 'running' | 'done';
  /** Behind this one it goes on; left out at the beginning. */
  at?: AttentionPlace;
  /** How many it was carried out for; known at the end. */
  done?: number;
  startedAt: Date;
  endedAt: Date | null;
}

/** How effects are marked that somebody decided about. */
export type Handling = Pick<Handled, 'job' | 'by' | 'at' | 'note'>;

/** What needs a person, and what they decide, from a store. */
export interface AttentionStore {
  /** Newest first, behind a place. */
  list(query: { filter: AttentionFilter; behind?: AttentionPlace | undefined; limit: number }): Promise<EffectRecord[]>;
  /** Counted up to `most`. */
  count(filter: AttentionFilter, most: number): Promise<number>;
  /** The largest groups first, so many. */
  groups(limit: number): Promise<AttentionGroup[]>;
  /** How many need a person in each of these workflows; one where nothing does is left out. */
  countEach(workflows: string[]): Promise<Map<string, number>>;
  /** Opens effects that failed, came too late or are held, as if they were new; what nobody needs to look at stays. */
  retry(keys: string[], handling: Handling): Promise<void>;
  /** Takes effects from the list. They stay as they are. */
  dismiss(keys: string[], handling: Handling): Promise<void>;
  /** Closes effects that are held: done, as counted by hand, or failed. */
  closeHeld(keys: string[], as: 'done' | 'failed', handling: Handling): Promise<void>;
  /** What was dismissed by a decision, in the order of keys, behind `after`. */
  dismissedBy(query: { job: string; after?: string | undefined; limit: number }): Promise<EffectRecord[]>;
  /** Puts what a decision dismissed back onto the list, as it was. */
  undo(keys: string[], job: string): Promise<void>;
  /** How many effects carry a decision last. */
  handledBy(job: string): Promise<number>;
  /** How many actions of each of these runs failed, are held or came too late; none: left out. Dismissed ones count. */
  failedOf(runs: { workflow: string; run: string }[]): Promise<Map<string, number>>;
  /** Runs of a workflow some of whose actions did, newest first, with ids before `before`. */
  runsWithFailed(query: { workflow: string; before?: string | undefined; limit: number }): Promise<string[]>;
  /**
   * Marks effects that an earlier version left failed or held, in the order of keys, behind `after`. Returns the last
   * key that was looked at; `null` at the end.
   */
  markOld(after: string, limit: number): Promise<string | null>;

  startJob(job: AttentionJob): Promise<void>;
  job(id: string): Promise<AttentionJob | null>;
  /** Newest first. */
  jobs(limit: number): Promise<AttentionJob[]>;
  runningJobs(): Promise<AttentionJob[]>;
  /**
   * Takes people out of decisions: filters have `alias` in place of their ids, and of a text that says one of their
   * addresses; a note that does goes.
   */
  eraseFromJobs(query: { people: string[]; emails: string[]; alias: string }): Promise<void>;
  /** Goes on behind a place, or ends. */
  moveJob(id: string, to: { at: AttentionPlace } | { done: number; now: Date }): Promise<void>;
}
