/** A moment on the wake grid and a partition: one Agenda job each. */
export interface WakeSlot {
  at: Date;
  part: number;
}

/** What the scheduler calls. Each may run again after a crash, so each is idempotent. */
export interface ScheduleHandlers {
  /** Advance everybody due in the slot. */
  wake(slot: WakeSlot): Promise<void>;
  /** Process events that were handed over. */
  ingest(): Promise<void>;
  /** Carry out effects that are due. Resolves when none is under way any more; nobody need wait for that. */
  dispatch(): Promise<void>;
  /** Advance whoever is late. */
  late(): Promise<void>;
  /** Look for anything late, of any kind. */
  sweep(): Promise<void>;
  /** Remove what is not kept any more. A sweep has it begin, too, and does not wait for it. */
  prune(): Promise<void>;
}

/** What a process that does not work itself wakes the workers for. */
export type Wakeup = 'ingest' | 'dispatch' | 'late';

/** The clock and the failover: on Agenda, never the ledger. */
export interface Scheduler {
  /** Makes sure that each slot has its one job. */
  ensureWake(slots: WakeSlot[]): Promise<void>;
  /** Makes sure that events, effects or late people are looked at in the second of `at`. */
  ensure(job: Wakeup, at: Date): Promise<void>;
  /** Drops the jobs of slots at or before `until`: whoever stood in them is late and found as such. */
  dropWakes(until: Date): Promise<void>;
  start(handlers: ScheduleHandlers): Promise<void>;
  /** Takes no more jobs and waits for those under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** The wake grid, in milliseconds. */
export const GRID = 1_000;

/** A slot this close may be running already; the next one is taken, in milliseconds. */
const LEAD = 250;

/** The first slot at or after `at` (Unix milliseconds) that is still safely ahead of `now`. */
export const slotFor = (at: number, now: number): number => Math.ceil(Math.max(at, now + LEAD) / GRID) * GRID;
