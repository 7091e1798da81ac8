import { setTimeout as wait } from 'node:timers/promises';
import type { Share } from '../../decide/lanes/index.js';
import { HOST_LANE } from '../../model/lane.js';
import type { Claimed } from './leases.js';
import { createSlots } from './slots.js';
import type { Tracker } from './tracker.js';

/**
 * Freed slots are gathered for this long before more is claimed, unless half of the lane is free, in milliseconds: a
 * claim costs the same for one effect as for many.
 */
const GATHER = 25;

/** A claim takes milliseconds: one that takes longer than this is told of, in milliseconds. */
const HANGS = 10_000;

const NOTHING: Share = { limit: 0, marketing: 0 };

/** One lane's pump at work. */
interface Turn {
  /** It was asked for meanwhile. */
  again: boolean;
  /** Somebody came with news: also what only transactional ones may have is looked at. */
  asked: boolean;
  /** When its last claim began, in steady milliseconds. */
  claimingSince?: number;
}

export interface PumpParts {
  /** How many effects of one lane are under way at once in this process. */
  concurrency: number;
  /** Nothing more is claimed, for good. */
  stopping(): boolean;
  /** Nothing is to be claimed now. */
  closed(): boolean;
  /**
   * Claims of a lane at most so many. `more`: there may be more that may be claimed now; `waits`: there may be some that
   * may not yet.
   */
  claim(lane: string, share: Share): Promise<{ claimed: Claimed[]; more: boolean; waits: boolean }>;
  /** Carries out what was claimed; each takes one slot of the lane, which is taken already. */
  begin(lane: string, claimed: Claimed[]): Promise<void>;
  /** A pump has come to rest. */
  onRest(): void;
  tracker: Tracker;
}

/** A pump for each lane, which claims as many effects as there are free slots and again as they get free. */
export interface Pumps {
  pump(lane: string): void;
  /** Takes a slot of a lane, also beyond those it has. */
  force(lane: string): void;
  /** A slot of a lane is free again. */
  leave(lane: string): void;
  /** Lanes that may have more than they had slots for. */
  hungry(): string[];
  /** None is at work. */
  rest(): boolean;
  /** Does the database not say for long what was claimed? */
  hang(): boolean;
}

export const createPumps = (parts: PumpParts): Pumps => {
  const { concurrency, tracker } = parts;
  const slots = createSlots(concurrency);
  const hungry = new Set<string>();
  /** Those of them that may have more transactional ones. */
  const urgent = new Set<string>();
  /** Lanes whose freed slots are being gathered. */
  const gathering = new Set<string>();
  const pumping = new Map<string, Turn>();

  const refill = (lane: string): void => {
    if (!hungry.has(lane) || gathering.has(lane)) return;
    if (slots.taken(lane) >= concurrency && !urgent.has(lane)) return;
    if (slots.taken(lane) * 2 <= concurrency) return pump(lane);
    gathering.add(lane);
    const gathered = wait(GATHER).then(() => {
      gathering.delete(lane);
      pump(lane);
    });
    tracker.track(gathered);
  };

  const claimFor = async (lane: string, share: Share): Promise<boolean> => {
    let used = 0;
    try {
      const { claimed, more, waits } = await parts.claim(lane, share);
      used = claimed.length;
      if (more || waits || share.marketing === 0) hungry.add(lane);
      else hungry.delete(lane);
      if (more && share.marketing === 0) urgent.add(lane);
      else urgent.delete(lane);
      if (used > 0) tracker.track(parts.begin(lane, claimed));
      return more;
    } finally {
      slots.leave(lane, share.limit - used);
    }
  };

  const pump = (lane: string): void => {
    const active = pumping.get(lane);
    if (active) {
      active.again = true;
      active.asked = true;
      return;
    }
    if (parts.stopping()) return;
    const turn: Turn = { again: false, asked: true };
    const pumpOnce = async (): Promise<void> => {
      try {
        do {
          turn.again = false;
          const share = parts.closed() ? NOTHING : slots.take(lane);
          // What it has just looked at it need not look at again.
          if (share.limit === 0 || (share.marketing === 0 && !turn.asked)) {
            slots.leave(lane, share.limit);
            hungry.add(lane);
            return;
          }
          turn.asked = false;
          turn.claimingSince = performance.now();
          if (await claimFor(lane, share)) turn.again = true;
        } while (turn.again && !parts.stopping());
      } finally {
        pumping.delete(lane);
        parts.onRest();
      }
    };
    pumping.set(lane, turn);
    tracker.track(pumpOnce());
  };

  return {
    pump,
    force: slots.force,
    leave(lane) {
      slots.leave(lane, 1);
      refill(lane);
      if (!lane.startsWith(HOST_LANE)) return;
      const hosts = [...hungry].filter((other) => other.startsWith(HOST_LANE));
      for (const other of hosts.sort((a, b) => slots.taken(a) - slots.taken(b))) refill(other);
    },
    hungry: () => [...hungry],
    rest: () => pumping.size === 0,
    hang: () => {
      const now = performance.now();
      return [...pumping.values()].some(({ claimingSince = now }) => now - claimingSince > HANGS);
    },
  };
};
