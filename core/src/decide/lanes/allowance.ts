import { paceAt } from './pace.js';
import { passage, probeAgain, probing } from './breaker.js';
import type { HoldUp, LaneLimits, LaneState, Share } from './state.js';

const DAY = 86_400_000;
/** The part of a day's mails that only transactional ones may use. */
const RESERVE = 0.1;
/** What was not used counts for so long, in milliseconds: whoever comes a little late loses nothing. */
const CREDIT = 200;
/** The same where more was wanted than there was: where the database is slow, the pace is kept all the same. */
const PRESSED_CREDIT = 500;
/** What is allowed is gathered for so long, in milliseconds: each asking costs a write. */
const GATHER = 100;
/** Transactional mail does not wait for a slot that is further apart from the last one than this, in milliseconds. */
const FAR = 1_000;

/** The reserve of a day: a tenth, rounded down. */
export const reserveOf = (perDay: number): number => Math.floor(perDay * RESERVE);

/** When the day of a moment begins, UTC. */
export const dayOf = (now: number): number => Math.floor(now / DAY) * DAY;

const usedToday = ({ day }: Pick<LaneState, 'day'>, now: number): number => (day?.start === dayOf(now) ? day.used : 0);

/** What may be claimed, and what the lane is like once it is. */
export interface Allowed extends Share {
  state: LaneState;
  /** One of them, and it tries whether the server is back. */
  probe: boolean;
  /** When more may be allowed than now; left out where all that was wanted is. */
  until?: number;
}

export interface Asking {
  wanted: Share;
  limits: LaneLimits;
  /** As for `passage`. */
  endless: boolean;
  /** Whatever is allowed, it is taken: it was claimed already. */
  force?: boolean;
}

interface Bound extends Share {
  why?: HoldUp;
  until?: number;
}

const byDay = (state: LaneState, perDay: number | undefined, { limit, marketing }: Share, now: number): Bound => {
  if (perDay === undefined) return { limit, marketing };
  const left = Math.max(0, perDay - usedToday(state, now));
  const bound = { limit: Math.min(limit, left), marketing: Math.min(marketing, Math.max(0, left - reserveOf(perDay))) };
  return bound.limit < limit || bound.marketing < marketing ? { ...bound, why: 'day', until: dayOf(now) + DAY } : bound;
};

/** Whoever comes late has some credit; whoever came early has to wait. */
const slotsFrom = ({ next = 0, pressed }: LaneState, now: number): number =>
  Math.max(next, now - (pressed ? PRESSED_CREDIT : CREDIT));

const byPace = (state: LaneState, pace: number | undefined, { limit, marketing }: Share, now: number): Bound => {
  if (pace === undefined) return { limit, marketing };
  const [from, apart] = [slotsFrom(state, now), 1_000 / pace];
  const free = from <= now ? Math.floor((now - from) / apart) + 1 : 0;
  // Where a slot comes every few seconds only, a transactional mail takes the next one before its time.
  const early = free === 0 && apart > FAR && from <= now + apart ? 1 : 0;
  const bound = { limit: Math.min(limit, free + early), marketing: Math.min(marketing, free) };
  if (bound.limit === limit && bound.marketing === marketing) return bound;
  return { ...bound, why: 'pace', until: Math.max(from + free * apart, now + GATHER) };
};

const begin = (state: LaneState, { limits }: Asking, count: number, now: number): LaneState => {
  const pace = paceAt(state.slow, limits.perSecond, now);
  if (pace === undefined && limits.perDay === undefined) return state;
  return {
    ...state,
    limits,
    ...(pace === undefined ? {} : { next: slotsFrom(state, now) + (count * 1_000) / pace }),
    ...(limits.perDay === undefined ? {} : { day: { start: dayOf(now), used: usedToday(state, now) + count } }),
  };
};

/** Notes whether more is wanted than the pace allows. */
const press = ({ pressed: _, ...state }: LaneState, isPressed: boolean): LaneState =>
  isPressed ? { ...state, pressed: true } : state;

const held = (state: LaneState, why: HoldUp | undefined, now: number): LaneState =>
  why && state.heldUp?.why !== why ? { ...state, heldUp: { since: state.heldUp?.since ?? now, why } } : state;

const least = (a: Bound, b: Bound): Bound => {
  const why = b.why ?? a.why;
  const limit = Math.min(a.limit, b.limit);
  // Both have to allow it: the later one counts, but for transactional mail, which the day may still allow.
  const until = limit === 0 || !b.until ? (b.until ?? a.until) : Math.min(a.until ?? Infinity, b.until);
  return {
    limit,
    marketing: Math.min(a.marketing, b.marketing, limit),
    ...(why ? { why } : {}),
    ...(until === undefined ? {} : { until }),
  };
};

/**
 * How much of what is wanted may be claimed now. Transactional mail may use all that there is; marketing leaves it the
 * reserve of the day. What is not used is given back by `giveBack`.
 */
export const allow = (state: LaneState, asking: Asking, now: number): Allowed => {
  const { wanted, limits, endless, force } = asking;
  if (force) return { ...wanted, state: probing(begin(state, asking, wanted.limit, now), now), probe: false };
  const pass = passage(state, endless, now);
  if (typeof pass === 'object')
    return { limit: 0, marketing: 0, state: held(state, 'away', now), probe: false, until: pass.until };
  const probe = pass === 'one';
  const most = probe ? { limit: Math.min(1, wanted.limit), marketing: Math.min(1, wanted.marketing) } : wanted;
  const day = byDay(state, limits.perDay, most, now);
  const { limit, marketing, why, until } =
    day.limit === 0 ? day : least(day, byPace(state, paceAt(state.slow, limits.perSecond, now), day, now));
  if (limit === 0) return { limit, marketing, state: held(state, why, now), probe: false, ...(until ? { until } : {}) };
  const isLeftOut = marketing === 0 && most.marketing > 0;
  const taken = begin(state, asking, limit, now);
  const begun = held(taken === state ? state : press(taken, why === 'pace'), isLeftOut ? why : undefined, now);
  return {
    ...{ limit, marketing, probe },
    state: probe ? probing(begun, now) : begun,
    ...(until === undefined ? {} : { until }),
  };
};

/** What became of what was allowed. */
interface Settled {
  allowed: Pick<Allowed, 'limit' | 'probe'>;
  /** How many were claimed. */
  used: number;
  /** There is nothing else to claim: whatever held the lane up is over. */
  cleared: boolean;
}

/** Gives back what was allowed and not claimed. Returns the same state where there is nothing to say. */
export const giveBack = (
  state: LaneState,
  { allowed, used, cleared }: Settled,
  limits: LaneLimits,
  now: number,
): LaneState => {
  const { heldUp, ...free } = state;
  const [back, left] = [cleared && heldUp ? free : state, allowed.limit - used];
  if (left === 0 && !(allowed.probe && used === 0)) return back;
  const pace = paceAt(state.slow, limits.perSecond, now);
  const { next, day } = state;
  const unused: LaneState = {
    ...press(back, false),
    ...(pace === undefined || next === undefined ? {} : { next: next - (left * 1_000) / pace }),
    ...(day?.start === dayOf(now) ? { day: { ...day, used: Math.max(0, day.used - left) } } : {}),
  };
  if (allowed.probe && used === 0) return probeAgain(unused, now);
  return pace === undefined && day === undefined ? back : unused;
};
