import type { Lags } from './lag.js';
import type { LoopName, LoopState, Waiting } from '../model/operation/heartbeat.js';

/** One thing that is not as it should be: `code` is stable, the message says what to do. */
export interface HealthIssue {
  code: string;
  /** What it is about, where there may be several with the same code: a machine, a lane. */
  about?: string;
  /** Where in the admin something can be done about it. */
  place?: 'attention';
  message: string;
}

/** What an earlier version lost: the step of whose run, and who would have got it. */
export interface Mislaid {
  _id: string;
  run: string;
  person: string;
  step: string;
  action: string;
}

/** A worker that is there. */
export interface WorkerHealth {
  id: string;
  name: string;
  version: string;
  startedAt: Date;
  /** When it last said so. */
  seenAt: Date;
  actions: string[];
  clockAheadMs: number;
  loops: Partial<Record<LoopName, LoopState>>;
}

/** A breaker of a lane that is not closed: what shares the lane waits, because its other end does not respond. */
export interface BreakerHealth {
  lane: string;
  /** `open`: nothing is tried before `until`; `half-open`: one is tried. */
  state: 'open' | 'half-open';
  since: Date;
  until: Date | null;
}

/** How the whole engine is, over all of its processes. */
export interface Health {
  /** False when something keeps people from going on: each of `problems` says what. */
  ok: boolean;
  /** Whether this process works. */
  worker: boolean;
  database: 'up' | 'down';
  /** What the database's driver said, while it is down. */
  detail?: string;
  problems: HealthIssue[];
  /** What somebody should look at, though everything goes on. */
  notices: HealthIssue[];
  workers: WorkerHealth[];
  /** E-mails and calls that an earlier version lost: how many, and the first few. They are not made up for. */
  mislaid?: { count: number; first: Mislaid[] };
  /** Since when the oldest thing that is due has waited. Left out where that could not be found out in a second. */
  waiting?: Waiting;
  /** How far ingest, wake and dispatch are behind, and how much waits. Left out where `waiting` is. */
  lag?: Lags;
  /** Lanes whose breaker is not closed. */
  breakers: BreakerHealth[];
}
