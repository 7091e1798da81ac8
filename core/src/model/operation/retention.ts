import type { RetentionKind } from '../../definition/shop-settings/index.js';
import type { Sum } from './sums.js';

/** How far a look through what is old has come: what lies behind it comes next. */
export interface OldPlace {
  at: Date;
  id: string;
}

/** A look at what is older than `before`, oldest first. */
export interface OldQuery {
  before: Date;
  after?: OldPlace | undefined;
  limit: number;
}

/** An old event, as far as pruning looks; of an e-mail that was opened or clicked, which one. */
export interface OldEvent {
  _id: string;
  email: string;
  name: string;
  subject?: string;
  occurredAt: Date;
  properties: { workflow?: string; step?: string; template?: string | null };
}

export interface OldRun {
  _id: string;
  workflow: string;
  version: number;
  entryKey: string;
  instance?: string;
  outcome: string | null;
  endedAt: Date;
}

export interface OldEffect {
  _id: string;
  run: string;
  workflow: string;
  version: number;
  step: string;
  action: string;
  state: string;
  attempts: number;
  reason?: string;
}

export interface OldMessage {
  _id: string;
  workflow: string;
  step: string;
  template: string | null;
  templateVersion: number | null;
  state: string;
  createdAt: Date;
}

/** What is removed together, and what is counted of it before: noted first, so that a crash counts nothing twice. */
export interface PruneBite {
  /** Counts the bites of its kind, from 1. */
  n: number;
  ids: string[];
  /** Runs of which only the details go. */
  keep: string[];
  sums: Sum[];
}

/** How pruning one kind has been getting on. */
export interface PruneState {
  _id: RetentionKind;
  /** Its newest bite; `open`: it may not be removed yet. */
  bite?: PruneBite & { open: boolean };
  /** How far it has come where that does not show in what is left. */
  mark?: Date;
  /** The pass that is under way, or the last one. */
  startedAt?: Date;
  endedAt?: Date;
  /** Removed in that pass, and ever. */
  removed: number;
  total: number;
}

/** About how many there are of a kind, and about how many bytes they take, indexes included. */
export interface KindSize {
  count: number;
  bytes: number;
}

/** What pruning needs from a store. Each removal may be made again. */
export interface RetentionStore {
  /**
   * Events of a name that are not to be processed any more, came in before `receivedBefore`, and of which nobody has to
   * decide whether they still start something.
   */
  oldEvents(query: OldQuery & { name: string; receivedBefore: Date }): Promise<OldEvent[]>;
  /** Removes events, but none that is to be processed or to be decided about. */
  removeEvents(ids: string[]): Promise<void>;
  /** Runs that have ended, whose people have all their changes, and whose details are there. */
  oldRuns(query: OldQuery): Promise<OldRun[]>;
  /** What the steps of these runs did. */
  effectsOf(runs: string[]): Promise<OldEffect[]>;
  /** What failed or was dismissed in these runs is so for good: nobody can try it again or put it back any more. */
  makeFinal(runs: string[]): Promise<void>;
  /**
   * Takes the details off runs that have ended: their journals become one note, what set them off is forgotten, and
   * nobody who read them before can write them. Returns those that are so now.
   */
  thin(runs: string[], note: string, at: Date): Promise<Set<string>>;
  /** Runs whose details were taken off and that are still to be dealt with, some of them. */
  halfRemoved(limit: number): Promise<OldRun[]>;
  /** Has messages say what their effects said of them, before these go. */
  noteOnMessages(effects: Pick<OldEffect, '_id' | 'state' | 'attempts' | 'reason'>[]): Promise<void>;
  /** Removes pages of the journals, and effects that came about before a moment, of runs whose details were taken off. */
  removeDetails(runs: string[], before: Date): Promise<void>;
  /** Removes runs whose details were taken off, and leaves others without them. One that goes on again stays as it is. */
  finishRuns(remove: string[], keep: string[]): Promise<void>;
  /** Messages of which it is known what became of them. */
  oldMessages(query: OldQuery): Promise<OldMessage[]>;
  removeMessages(ids: string[]): Promise<void>;
  /** Forgets what was written in messages. */
  removeBodies(messages: string[]): Promise<void>;
  oldGates(query: Omit<OldQuery, 'after'>): Promise<string[]>;
  /** Removes gates that nobody passed since. */
  removeGates(ids: string[], before: Date): Promise<void>;
  /** Forgets calls of webhooks. Returns of how many webhooks. */
  forgetCalls(before: Date): Promise<number>;
  oldBackfills(query: Omit<OldQuery, 'after'>): Promise<string[]>;
  removeBackfills(ids: string[]): Promise<void>;
  /** Entries of the audit log, oldest first; also those that were only begun. */
  oldAudit(query: Omit<OldQuery, 'after'>): Promise<string[]>;
  removeAudit(ids: string[]): Promise<void>;
  /** About how much there is of each kind, from what the database knows without counting. */
  sizes(): Promise<Record<RetentionKind, KindSize>>;
  /**
   * How many are older than a moment, counted up to `limit`; events without those of some names. `null` where that takes
   * longer than a second.
   */
  countOld(kind: RetentionKind, query: { before: Date; without: string[]; limit: number }): Promise<number | null>;
  states(): Promise<PruneState[]>;
  /** Notes that a pass begins, or has ended. */
  notePass(kind: RetentionKind, what: { startedAt: Date } | { endedAt: Date } | { mark: Date }): Promise<void>;
  /** Notes what is about to be removed, behind the bite before; false where somebody else did so meanwhile. */
  openBite(kind: RetentionKind, bite: PruneBite): Promise<boolean>;
  /** The bite is removed. */
  closeBite(kind: RetentionKind, n: number): Promise<void>;
  /** Counts what was removed. */
  countRemoved(kind: RetentionKind, removed: number): Promise<void>;
}
