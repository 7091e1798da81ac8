import type { Tracker } from './tracker.js';

/** How long the others may take to come to an end before a trial, and how long they wait for it, in milliseconds. */
const DRAIN = 3_000;
const ALONE = 1_000;
/** Between two trials the others go on for as long as they were held up, in milliseconds at least for this long. */
const BETWEEN = 200;

export interface TrialParts {
  /** Nothing is under way, and nothing is being claimed. */
  rests(): boolean;
  /** Others have work, or wait for slots. */
  isCrowded(): boolean;
  /** Is there something to try? */
  hasLost(): Promise<boolean>;
  /** Claims one and begins it. */
  tryOne(): Promise<void>;
  /** The others may go on. */
  onOpen(): void;
  tracker: Tracker;
}

/** Tries what may have ended a process, one after the other. */
export interface Trials {
  nudge(): void;
  /** Nothing else is to be claimed now. */
  closed(): boolean;
  /** Told when something has come to an end. */
  onRest(): void;
  stop(): void;
}

/**
 * An effect whose claim ended without a result may be what ended its process. It is tried alone, so that it spoils and
 * has counted nothing but itself: nothing else is claimed, and what is under way comes to an end first. None of this takes
 * long, also where something hangs; and half of the time is the others', so that neither starves the other.
 */
export const createTrials = (parts: TrialParts): Trials => {
  let closed = false;
  let stopped = false;
  const waiting = new Set<() => void>();

  const wake = (): void => {
    for (const go of [...waiting]) go();
  };
  /** Waits for a condition, which is looked at when `wake` is called, no longer than so many milliseconds. */
  const until = (condition: () => boolean, ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped || condition()) return resolve();
      const end = (): void => {
        waiting.delete(look);
        clearTimeout(timer);
        resolve();
      };
      const look = (): void => {
        if (stopped || condition()) end();
      };
      const timer = setTimeout(end, ms);
      waiting.add(look);
    });

  const tryAlone = async (): Promise<void> => {
    closed = true;
    try {
      await until(parts.rests, DRAIN);
      if (stopped) return;
      await parts.tryOne();
      await until(parts.rests, ALONE);
    } finally {
      closed = false;
      if (!stopped) parts.onOpen();
    }
  };

  const nudge = parts.tracker.once(async () => {
    while (!stopped && (await parts.hasLost())) {
      const crowded = parts.isCrowded();
      const began = performance.now();
      await tryAlone();
      const heldUp = performance.now() - began;
      if (crowded || parts.isCrowded()) await until(() => !parts.isCrowded(), Math.max(BETWEEN, heldUp));
    }
  });
  return {
    nudge,
    closed: () => closed,
    onRest: wake,
    stop() {
      stopped = true;
      wake();
    },
  };
};
