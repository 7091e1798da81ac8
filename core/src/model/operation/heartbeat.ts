/**
 * What a worker does again and again, or whenever there is something to do. Each is one line here, one in `EXPECTED` and
 * one sentence in `words.ts`.
 */
export type LoopName = 'ingest' | 'wake' | 'dispatch' | 'apply' | 'sweep' | 'scheduler';

/** How one of them has been getting on in a worker, by the database's time. */
export interface LoopState {
  /** When it last came round, or got on within a round. */
  goodAt?: Date;
  failedAt?: Date;
  /** Failures since it last came round. */
  failures: number;
  /** What the last failure said. */
  error?: string;
}

/** What a worker says of itself every few seconds. */
export interface Heartbeat {
  /** Of the process, for as long as it works. */
  _id: string;
  /** Its machine and process, as people know them. */
  name: string;
  /** Of the package. */
  version: string;
  /** Of what it keeps in the database. */
  schema: number;
  /** Types of the actions that it carries out. */
  actions: string[];
  /** Names of the ways out that it sends mail by beside the usual one; an earlier version says nothing of them. */
  transports?: string[];
  startedAt: Date;
  /** How often each loop that keeps coming round should do so, in milliseconds. */
  everyMs: number;
  /** How long a claim holds there, in milliseconds: as long as a sweep may wait for events to be taken in. */
  leaseMs: number;
  /** By how much its machine's clock is ahead of the database's, in milliseconds. */
  clockAheadMs: number;
  loops: Partial<Record<LoopName, LoopState>>;
  /** When it said so, by its own reckoning, as all times above are. */
  saidAt: Date;
  /** When the database heard it. */
  at: Date;
}

/** A heartbeat as it is read: `ageMs` is worked out by the database. */
export type SeenHeartbeat = Heartbeat & { ageMs: number };

/** Since when something has been due that nobody has done yet; `null` where nothing is. */
export interface Waiting {
  events: Date | null;
  people: Date | null;
  /** How many of each wait, counted up to a thousand. */
  counts: { events: number; people: number };
  /** By action, in order; each counted up to a thousand. */
  effects: { action: string; since: Date; count: number }[];
  /** Of the e-mails among them that nobody is at, by lane, in order: the action of the oldest; each counted up to a thousand. */
  mails: { lane: string; action: string; since: Date; count: number }[];
  /** What failed more than once and waits for its next attempt. */
  failing: Failing[];
}

/** What waits is counted up to this, of each kind. */
export const MOST_WAITING = 1_000;

/** What is counted up to this in a lane. */
export const MOST_FAILING = 1_000;

/** What keeps failing of what shares a lane: e-mails of a sender, webhooks to a host, an action. */
export interface Failing {
  lane: string;
  action: string;
  /** Counted up to a thousand. */
  count: number;
  /** Why the one that was tried most failed last. */
  reason: string;
}

/** What health needs from a store. */
export interface HealthStore {
  /** Writes a worker's heartbeat over the one before. One that stops coming is forgotten after an hour. */
  beat(heartbeat: Omit<Heartbeat, 'at'>): Promise<void>;
  /** A worker says goodbye. */
  leave(id: string): Promise<void>;
  /** Those of the last hour, newest first. */
  heartbeats(): Promise<SeenHeartbeat[]>;
  /** What is due at `now` and since when, by indexes and within a second. @throws the driver's error when it takes longer */
  waiting(now: Date, partitions: number): Promise<Waiting>;
}
