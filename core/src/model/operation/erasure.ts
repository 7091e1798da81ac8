/** What is done one after the other when a person is erased. Each may be done again without harm. */
export const erasureSteps = ['hold', 'runs', 'mails', 'history', 'lists', 'hosts', 'person'] as const;
export type ErasureStep = (typeof erasureSteps)[number];

/** By what a person is found everywhere. It stands on the erasure until that is done, and nowhere after it. */
export interface PersonTrace {
  /** Their address, and those that were merged into it; lower-cased. */
  emails: string[];
  /** Their id; `null` where nobody is known by the address. */
  person: string | null;
  /** What stands in place of their id from then on, in what is only counted. Says nothing of them. */
  alias: string;
  externalIds: Record<string, string>;
}

/**
 * An erasure, as stored. `_id` is the mark of the address it was asked for: a keyed hash, so that the address stands in
 * it only while it is under way.
 */
export interface ErasureRecord {
  _id: string;
  /** The marks of all of their addresses. */
  marks: string[];
  /**
   * `under_way`: nothing is taken in of them. `settling`: everything is gone; what a process that stood still meanwhile
   * may have written is looked for once more at `againAt`.
   */
  state: 'under_way' | 'settling' | 'done';
  step: ErasureStep;
  by: string;
  startedAt: Date;
  /** What had happened to them by then is not taken in any more, however often it is told. */
  erasedAt: Date | null;
  againAt: Date | null;
  endedAt: Date | null;
  /** Places outside of the engine that have not erased them yet, by their names. */
  hosts: string[];
  trace?: PersonTrace;
}

/** What erasing people needs from a store, beside the nouns' own `erase`. */
export interface ErasureStore {
  /**
   * The marks of addresses, in their order: HMAC-SHA-256 with a key that the store made at random and keeps. The same in
   * all processes, and with no option.
   */
  marksOf(emails: string[]): Promise<string[]>;
  /** Begins an erasure, also where one of this address is done; the one that is not done yet where there is one. */
  start(erasure: ErasureRecord): Promise<ErasureRecord>;
  get(id: string): Promise<ErasureRecord | null>;
  /** Erasures of these addresses, done ones as well, by address. */
  concerning(emails: string[]): Promise<Map<string, ErasureRecord>>;
  /** Those that are not done, oldest first. */
  unfinished(limit: number): Promise<ErasureRecord[]>;
  /** Notes how far it has come; false where it is done. */
  move(
    id: string,
    change: Partial<Pick<ErasureRecord, 'state' | 'step' | 'marks' | 'erasedAt' | 'againAt' | 'trace'>>,
  ): Promise<boolean>;
  /** A place outside has erased them. */
  hostDone(id: string, host: string): Promise<void>;
  /** It is done: only its mark, who asked for it, and when, are kept. */
  finish(id: string, now: Date): Promise<void>;
  /** Names a place outside that has to erase people, too. */
  addHost(name: string): Promise<void>;
  /** The names of all of them, in order. */
  hosts(): Promise<string[]>;
}
