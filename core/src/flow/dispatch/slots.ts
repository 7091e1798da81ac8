import type { Share } from '../../decide/lanes/index.js';
import { HOST_LANE, MAIL_LANE } from '../../model/lane.js';

/** How many lanes of hosts may be full at once: there is one for each host, and the process is one. */
const FULL_HOSTS = 10;
/** The slots beyond its own that a lane of mails has for transactional ones, as a part of these. */
const RESERVE = 0.1;

/** So many transactional mails go beside as many others as there may be: no marketing mail that hangs holds them up. */
export const reservedSlots = (concurrency: number): number => Math.ceil(concurrency * RESERVE);

/** Who may have how many effects under way. */
export interface Slots {
  /** Takes what is free for a lane: how many slots that is, and how many of them marketing may have. */
  take(lane: string): Share;
  /** Takes one, also where none is free. */
  force(lane: string): void;
  leave(lane: string, count: number): void;
  /** How many a lane has. */
  taken(lane: string): number;
}

/**
 * Each lane has slots of its own; those of mails, some more for transactional ones. Those of webhook hosts share a total
 * as well; once it is used up, a host that has nothing under way still gets one, up to as many again, so that those that
 * hang hold up no other for long.
 */
export const createSlots = (concurrency: number): Slots => {
  const lanes = new Map<string, number>();
  const total = concurrency * FULL_HOSTS;
  let hosts = 0;

  const taken = (lane: string): number => lanes.get(lane) ?? 0;
  const add = (lane: string, count: number): void => {
    const now = taken(lane) + count;
    if (now > 0) lanes.set(lane, now);
    else lanes.delete(lane);
    if (lane.startsWith(HOST_LANE)) hosts += count;
  };
  const free = (lane: string): number => {
    const own = Math.max(0, concurrency - taken(lane));
    if (!lane.startsWith(HOST_LANE) || own === 0) return own;
    if (hosts < total) return Math.min(own, total - hosts);
    return taken(lane) === 0 && hosts < 2 * total ? 1 : 0;
  };
  const reserve = (lane: string): number =>
    lane.startsWith(MAIL_LANE)
      ? Math.min(reservedSlots(concurrency), Math.max(0, concurrency + reservedSlots(concurrency) - taken(lane)))
      : 0;
  return {
    taken,
    take(lane) {
      const marketing = free(lane);
      const limit = marketing + reserve(lane);
      add(lane, limit);
      return { limit, marketing };
    },
    force: (lane) => add(lane, 1),
    leave: (lane, count) => add(lane, -count),
  };
};
