import { dayOf } from './allowance.js';
import { isSlowed, paceAt } from './pace.js';
import type { LaneState } from './state.js';

const DAY = 86_400_000;

/** Why what is due in a lane waits. Times in Unix milliseconds. */
export type LaneStatus =
  /** Nobody reaches the server. */
  | { kind: 'away'; since: number; triedAt: number; reason: string }
  /** The provider's limit a day is used up; for marketing, but for the reserve. */
  | { kind: 'day'; limit: number; until: number }
  /** The server asked to go slower; `rate`: mails a second that may go out now. */
  | { kind: 'slowed'; rate: number; reason: string; since: number }
  /** There is more than may go out at once. */
  | { kind: 'pace'; rate: number };

/** What a lane's mails or calls wait for; `undefined` where they do not. */
export const laneStatus = (state: LaneState, now: number): LaneStatus | undefined => {
  const { breaker, heldUp, limits, slow } = state;
  if (breaker) return { kind: 'away', since: breaker.since, triedAt: breaker.probeAt, reason: breaker.reason };
  if (!heldUp) return undefined;
  const isToday = heldUp.why === 'day' && state.day?.start === dayOf(now);
  if (isToday && limits?.perDay !== undefined) return { kind: 'day', limit: limits.perDay, until: dayOf(now) + DAY };
  const rate = paceAt(slow, limits?.perSecond, now);
  if (rate === undefined) return undefined;
  return slow && isSlowed(state, now)
    ? { kind: 'slowed', rate, reason: slow.reason, since: slow.at }
    : { kind: 'pace', rate };
};
