import type { Clock } from '../kernel/time/clock.js';

/** A clock that stands still until it is told otherwise. Unix milliseconds. */
export class TestClock implements Clock {
  #now: number;

  constructor(start: Date | string | number = '2026-03-02T09:00:00Z') {
    this.#now = new Date(start).getTime();
  }

  now(): number {
    return this.#now;
  }

  /** Moves forward to a moment; never backwards. */
  moveTo(at: number): void {
    this.#now = Math.max(this.#now, at);
  }
}
