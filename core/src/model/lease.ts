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
