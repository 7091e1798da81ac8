import type { Clock } from '../../kernel/time/clock.js';

/** What is further away is found by the scheduler, in milliseconds. */
const NEAR = 60_000;

/** Lanes that are looked at again at a moment. */
interface Wakings {
  /** Looks at a lane at a moment, in Unix milliseconds; an earlier one that is planned already counts. */
  at(lane: string, moment: number): void;
  stop(): void;
}

/**
 * Timers of this process, so that a lane need not wait for the grid of the scheduler, which wakes somebody as well.
 * @param ensure has some worker look at that moment
 */
export const createWakings = (
  clock: Clock,
  { look, ensure }: { look: (lane: string) => void; ensure: (moment: number) => void },
): Wakings => {
  const planned = new Map<string, { moment: number; timer: NodeJS.Timeout | undefined }>();
  let stopped = false;

  const plan = (lane: string, moment: number): void => {
    const wait = moment - clock.now();
    const began = clock.now();
    const go = (): void => {
      // The clock stands still in tests, and the scheduler moves it; a timer may also be a little early.
      if (clock.now() < moment && clock.now() > began) return plan(lane, moment);
      planned.delete(lane);
      if (clock.now() >= moment) look(lane);
    };
    const timer = wait < NEAR ? setTimeout(go, Math.max(0, wait)).unref() : undefined;
    planned.set(lane, { moment, timer });
  };

  return {
    at(lane, moment) {
      if (stopped) return;
      ensure(moment);
      const before = planned.get(lane);
      if (before && before.moment <= moment && before.moment > clock.now()) return;
      clearTimeout(before?.timer);
      plan(lane, moment);
    },
    stop() {
      stopped = true;
      for (const { timer } of planned.values()) clearTimeout(timer);
      planned.clear();
    },
  };
};
