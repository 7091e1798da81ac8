import type { ScheduleHandlers, Scheduler, Wakeup, WakeSlot } from '../model/operation/scheduler.js';
import type { TestClock } from './clock.js';

interface Due {
  at: number;
  job: 'wake' | Wakeup;
  part: number;
}

/** A scheduler that runs its jobs when the test clock is moved past them, in order of time. */
export class TestScheduler implements Scheduler {
  readonly #clock: TestClock;
  readonly #due = new Map<string, Due>();
  #handlers: ScheduleHandlers | undefined;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  #add(due: Due): void {
    this.#due.set(`${due.job}:${due.at}:${due.part}`, due);
  }

  ensureWake(slots: WakeSlot[]): Promise<void> {
    for (const { at, part } of slots) this.#add({ at: at.getTime(), job: 'wake', part });
    return Promise.resolve();
  }

  ensure(job: Wakeup, at: Date): Promise<void> {
    this.#add({ at: at.getTime(), job, part: 0 });
    return Promise.resolve();
  }

  dropWakes(until: Date): Promise<void> {
    for (const [key, { job, at }] of this.#due) if (job === 'wake' && at <= until.getTime()) this.#due.delete(key);
    return Promise.resolve();
  }

  start(handlers: ScheduleHandlers): Promise<void> {
    this.#handlers = handlers;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#handlers = undefined;
    return Promise.resolve();
  }

  /** Runs what is due until `until` (Unix milliseconds), moving the clock from job to job; ends with a sweep. */
  async runUntil(until: number): Promise<void> {
    const handlers = this.#handlers;
    if (!handlers) throw new Error('The engine is not started.');
    await handlers.ingest();
    await handlers.dispatch();
    for (;;) {
      const next = [...this.#due.entries()].filter(([, d]) => d.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
      if (!next) break;
      const [key, due] = next;
      this.#due.delete(key);
      this.#clock.moveTo(due.at);
      if (due.job === 'wake') await handlers.wake({ at: new Date(due.at), part: due.part });
      else await handlers[due.job]();
      await handlers.ingest();
      await handlers.dispatch();
    }
    this.#clock.moveTo(until);
    await handlers.sweep();
    await handlers.prune();
    await handlers.ingest();
    await handlers.dispatch();
  }
}
