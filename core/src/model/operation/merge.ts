/** Two people who become one, as stored. `_id` is `from:into`. Addresses stand in it only until it is done. */
export interface MergeRecord {
  _id: string;
  /** The ids of who goes and who stays. */
  from: string;
  into: string;
  by: string;
  /** `settling`: everything is moved; what a process that stood still may have written is looked for at `againAt`. */
  state: 'under_way' | 'settling' | 'done';
  startedAt: Date;
  againAt: Date | null;
  endedAt: Date | null;
  /** Addresses of who goes, and the one of who stays. */
  emails?: { from: string[]; into: string };
}

/** What merging people needs from a store, beside the nouns' own `reassign`. */
export interface MergeStore {
  /** Begins one; the one that is there already where there is one, done or not. */
  start(merge: MergeRecord): Promise<MergeRecord>;
  get(id: string): Promise<MergeRecord | null>;
  /** Those that are not done, oldest first. */
  unfinished(limit: number): Promise<MergeRecord[]>;
  /** Those of a person that are not done. */
  ofPerson(person: string): Promise<MergeRecord[]>;
  /** With whom somebody who is gone was merged, done or not; of several the one that began last. */
  intoOf(person: string): Promise<string | undefined>;
  settle(id: string, againAt: Date): Promise<void>;
  /** It is done: its addresses are forgotten. */
  finish(id: string, now: Date): Promise<void>;
}
