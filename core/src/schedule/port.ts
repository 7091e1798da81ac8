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
  /** Carry out effects that are due. */
  dispatch(): Promise<void>;
  /** Look for anything late. */
  sweep(): Promise<void>;
}

/** The clock and the failover: on Agenda, never the ledger. */
export interface Scheduler {
  /** Makes sure that each slot has its one job. */
  ensureWake(slots: WakeSlot[]): Promise<void>;
  /** Makes sure that events or effects are looked at in the second of `at`. */
  ensure(job: 'ingest' | 'dispatch', at: Date): Promise<void>;
  start(handlers: ScheduleHandlers): Promise<void>;
  /** Takes no more jobs and waits for those under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}
