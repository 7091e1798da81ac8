import type { LaneState } from './state.js';

/** So many connections in a row that failed are no accident. */
export const FAILURES = 5;
/** A server that asked so often in a row to go slower, and took nothing meanwhile, is as good as away. */
const REFUSALS = 6;
/** Between two tries, in milliseconds: twice as long each time, up to a minute; after an hour of those, longer. */
const FIRST = 5_000;
const LONG = 60_000;
const LONGEST = 300_000;
const MANY = 60;
/** How long a webhook's host is waited for, in milliseconds: three days. Behind that its calls end by their own attempts. */
const PATIENCE = 3 * 86_400_000;

const pause = (probes: number): number => (probes < MANY ? Math.min(LONG, FIRST * 2 ** probes) : LONGEST);

/** Nobody reaches the server: nothing is claimed any more. What is open already stays as it is. */
export const openBreaker = (state: LaneState, reason: string, now: number): LaneState =>
  state.breaker ? state : { ...state, breaker: { since: now, probeAt: now + pause(0), probes: 0, reason } };

/** The server asked to go slower: where it took nothing for long, it counts as away. */
export const openWhereRefused = (state: LaneState, now: number): LaneState =>
  state.slow && state.slow.row >= REFUSALS ? openBreaker(state, state.slow.reason, now) : state;

/** Somebody reached it. */
export const closeBreaker = ({ breaker: _, ...state }: LaneState): LaneState => state;

/** What the breaker lets through: all, nothing before a moment, or one effect that tries whether the server is back. */
type Passage = 'all' | 'one' | { until: number };

/** @param endless mail waits for its server as long as it may go out at all; a webhook does not for ever */
export const passage = ({ breaker }: LaneState, endless: boolean, now: number): Passage => {
  if (!breaker || (!endless && now - breaker.since > PATIENCE)) return 'all';
  return now < breaker.probeAt ? { until: breaker.probeAt } : 'one';
};

/** One effect tries it: the next one does so later. */
export const probing = (state: LaneState, now: number): LaneState =>
  state.breaker
    ? {
        ...state,
        breaker: { ...state.breaker, probes: state.breaker.probes + 1, probeAt: now + pause(state.breaker.probes + 1) },
      }
    : state;

/** The one that was to try it did not get as far: another one may at once. */
export const probeAgain = (state: LaneState, now: number): LaneState =>
  state.breaker ? { ...state, breaker: { ...state.breaker, probeAt: Math.min(state.breaker.probeAt, now) } } : state;
