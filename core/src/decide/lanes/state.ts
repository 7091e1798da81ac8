/** What a provider allows of a lane. Left out: no limit. */
export interface LaneLimits {
  /** Mails a second; may be a fraction. */
  perSecond?: number | undefined;
  /** Mails a day, from midnight to midnight UTC. */
  perDay?: number | undefined;
}

/** Why nothing, or less than there is, goes out of a lane. */
export type HoldUp = 'away' | 'day' | 'pace';

/** What all workers together know of a lane: what is shared through the store. All times in Unix milliseconds. */
export interface LaneState {
  /** By the worker that wrote last. */
  limits?: LaneLimits;
  /** From when on the next mail may go out, where they go out one after the other. */
  next?: number;
  /** Whoever asked last wanted more than the pace allowed. */
  pressed?: true;
  /** How many went out on the day that began at `start`. */
  day?: { start: number; used: number };
  /** The server asked to go slower at `at`, when `peak` a second went out; from then on it was `from` a second. */
  slow?: {
    at: number;
    from: number;
    peak: number;
    /** Times in a row in which nothing went out. */ row: number;
    reason: string;
  };
  /** Nobody reached the server since then; one effect tries it next at `probeAt`. */
  breaker?: { since: number; probeAt: number; probes: number; reason: string };
  /** Since when, without a break, there was more to do than was allowed, and why last. */
  heldUp?: { since: number; why: HoldUp };
}

/** How many effects are wanted, or allowed: `limit` in all, of which `marketing` may be marketing. */
export interface Share {
  limit: number;
  marketing: number;
}
