import type { LaneState } from './state.js';

/** Nobody goes slower than this because a server asked for it, in mails a second. */
const FLOOR = 1;
/** The rate grows back by this part of what it was before, a second: to where it was in 25 s. */
const GROWTH = 0.02;
/** And at least by so much, in mails a second. */
const LEAST_GROWTH = 0.2;
/** Without a limit of one's own, a rate that has grown to so many times what it was before is none any more … */
const OVER = 4;
/** … where it is at least so high, in mails a second. */
const FREE = 40;
/** What a server refuses within this time is one asking: it was on its way already, in milliseconds. */
const ROUND = 2_000;

/**
 * How many mails a second may go out now; `undefined`: as many as there are. Additive increase behind multiplicative
 * decrease, as TCP does it (RFC 5681).
 */
export const paceAt = (slow: LaneState['slow'], perSecond: number | undefined, now: number): number | undefined => {
  if (!slow) return perSecond;
  const rate = slow.from + (Math.max(0, now - slow.at) / 1_000) * Math.max(LEAST_GROWTH, slow.peak * GROWTH);
  if (perSecond !== undefined) return Math.min(perSecond, rate);
  return rate >= Math.max(FREE, slow.peak * OVER) ? undefined : rate;
};

/** Is the lane still slower than it would be without the server having asked for it? */
export const isSlowed = ({ slow, limits }: LaneState, now: number): boolean =>
  slow !== undefined && paceAt(slow, limits?.perSecond, now) !== limits?.perSecond;

/** The server asked to go slower. */
interface Asked {
  reason: string;
  /** Mails a second that went out of late. */
  rate: number;
  /** Has any gone out since it asked the last time? */
  anyOut: boolean;
}

/** Halves the rate; what was on its way already does not halve it again. */
export const slowDown = (
  state: LaneState,
  perSecond: number | undefined,
  { reason, rate, anyOut }: Asked,
  now: number,
): LaneState => {
  const { slow } = state;
  if (slow && now - slow.at < ROUND) return state;
  const peak = Math.max(FLOOR, paceAt(slow, perSecond, now) ?? rate);
  const from = Math.min(perSecond ?? Infinity, Math.max(FLOOR, peak / 2));
  return { ...state, slow: { at: now, from, peak, row: anyOut ? 1 : (slow?.row ?? 0) + 1, reason } };
};
