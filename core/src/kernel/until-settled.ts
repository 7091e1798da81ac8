import { setTimeout as wait } from 'node:timers/promises';

/** Between two tries it pauses at most so long, in milliseconds: first briefly, then twice as long each time. */
const FIRST_PAUSE = 4;
const LONGEST_PAUSE = 500;

/** A while nobody else waits for as well: of two who took the same from one another, one comes first next time. */
const jittered = (lost: number): Promise<void> =>
  wait(Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (lost - 1)));

/**
 * Optimistic writes, with one ending that loses nothing: `attempt` works on what is open, as it is now, and returns
 * what somebody else was faster with and is still open. It is tried again until nothing is; there is no number of tries
 * after which something is dropped. Rejects when `attempt` does. `pause` is told how often tries were lost.
 */
export const untilSettled = async <T>(
  open: T[],
  attempt: (open: T[]) => Promise<T[]>,
  pause: (lost: number) => Promise<void> = jittered,
): Promise<void> => {
  for (let lost = 0, left = open; left.length > 0; lost++) {
    if (lost > 0) await pause(lost);
    left = await attempt(left);
  }
};
