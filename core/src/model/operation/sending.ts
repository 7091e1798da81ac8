/** Why nothing is sent: somebody wants it so; the database is a copy of an earlier state; or nobody worked for long. */
export type HoldReason = 'by hand' | 'restored' | 'gap';

/** Nothing is sent until somebody has decided. */
export interface Hold {
  since: Date;
  why: HoldReason;
  /** Who of the staff; `null`: the engine itself. */
  by: string | null;
  /** In the words of whoever holds it; empty where it was the engine. */
  reason: string;
  /** When a worker was there last, as this database knows, where nobody holds it by hand. */
  lastAlive?: Date;
}

/** What was due before a moment goes out no more. */
export interface SkipRule {
  before: Date;
  by: string | null;
  /** When it was decided. */
  at: Date;
}

/** Whether anything is sent, as stored: one document. */
export interface SendingRecord {
  _id: 'sending';
  /** Which database it was written in. A dump that was restored, or a copy, is another one. */
  identity: string;
  /** Counts the signs of life of all workers; it never goes back. */
  beats: number;
  /** When the last of them was, by the database's clock. */
  aliveAt: Date;
  /** Counts the changes of what follows. */
  rev: number;
  held: Hold | null;
  skip: SkipRule | null;
}

/** What holding the sending needs from a store. */
export interface SendingStore {
  get(): Promise<SendingRecord | null>;
  /** A worker is there. Returns the record as it stood before; `null` where this made it, for this database. */
  beat(identity: string): Promise<SendingRecord | null>;
  /** Changes what is held, over the change `rev`; makes the record where there is none (0). False where somebody was faster. */
  change(rev: number, to: Pick<SendingRecord, 'identity' | 'held' | 'skip'>): Promise<boolean>;
}
