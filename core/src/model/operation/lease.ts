/** A claim on a piece of upkeep, by one process, with an expiry. */
export interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

/** What leases need from a store. */
export interface LeaseStore {
  /** Takes a lease that is free or has expired, or keeps one's own; false where somebody else holds it. */
  take(lease: { id: string; holder: string; now: Date; until: Date }): Promise<boolean>;
  give(id: string, holder: string): Promise<void>;
  /** The ids of leases that begin with `prefix` (in lower case) and hold at `now`, whoever has them. */
  held(prefix: string, now: Date): Promise<string[]>;
}

/**
 * A claim on a piece of work, by one worker at a time, until a moment that the database's own clock decides: a worker
 * whose clock is wrong, or that stood still, cannot hold it longer.
 */
export interface WorkLeaseRecord {
  /** What is claimed. */
  _id: string;
  /** Who has it: a token of that process; `null` where nobody does. */
  owner: string | null;
  until: Date;
  /** Somebody else wanted it meanwhile: whoever has it looks once more before it is given back. */
  again: boolean;
  /** How many records are being worked on; 0 between two batches. What a process that died was working on. */
  underWay: number;
  /** How many of the next ones are worked on with care, since a process died over them, and how many of these at once. */
  left: number;
  atOnce: number;
  /** The record that is worked on alone, and how often that was begun. */
  alone?: { id: string; times: number };
}

/** What leases need from a store. All times are the database's. */
export interface WorkLeaseStore {
  /** Takes a lease that is free, has run out or is the owner's; `null` where somebody else has it, who then hears of it. */
  claim(lease: { name: string; owner: string; ms: number }): Promise<WorkLeaseRecord | null>;
  /** Prolongs it and notes what is begun; `null` where it is somebody else's now. */
  begin(lease: {
    name: string;
    owner: string;
    ms: number;
    size: number;
    alone?: string;
  }): Promise<WorkLeaseRecord | null>;
  /** Gives it back, unless somebody wanted it meanwhile: then it stays the owner's. */
  release(name: string, owner: string): Promise<'released' | 'wanted' | 'lost'>;
  /** Does somebody else have one of these now? */
  othersHave(names: string[], owner: string): Promise<boolean>;
  /** Gives it back for good: what it was for has come to its end. */
  remove(name: string, owner: string): Promise<void>;
}
