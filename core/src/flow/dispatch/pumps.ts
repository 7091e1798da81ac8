import { setTimeout as wait } from 'node:timers/promises';
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

/** One lane's pump at work. */
interface Turn {
  /** It was asked for meanwhile. */
  again: boolean;
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
  /** Claims of a lane at most so many. `more`: there may be more. */
  claim(lane: string, limit: number): Promise<{ claimed: Claimed[]; more: boolean }>;
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
  /** Lanes whose freed slots are being gathered. */
  const gathering = new Set<string>();
  const pumping = new Map<string, Turn>();

  const refill = (lane: string): void => {
    if (!hungry.has(lane) || gathering.has(lane)) return;
    if (slots.taken(lane) * 2 <= concurrency) return pump(lane);
    gathering.add(lane);
    const gathered = wait(GATHER).then(() => {
      gathering.delete(lane);
      pump(lane);
    });
    tracker.track(gathered);
  };

  const claimFor = async (lane: string, limit: number): Promise<boolean> => {
    let used = 0;
    try {
      const { claimed, more } = await parts.claim(lane, limit);
      used = claimed.length;
      if (more) hungry.add(lane);
      else hungry.delete(lane);
      if (used > 0) tracker.track(parts.begin(lane, claimed));
      return more;
    } finally {
      slots.leave(lane, limit - used);
    }
  };

  const pump = (lane: string): void => {
    const active = pumping.get(lane);
    if (active) {
      active.again = true;
      return;
    }
    if (parts.stopping()) return;
    const turn: Turn = { again: false };
    const pumpOnce = async (): Promise<void> => {
      try {
        do {
          turn.again = false;
          const free = parts.closed() ? 0 : slots.take(lane);
          if (free === 0) {
            hungry.add(lane);
            return;
          }
          turn.claimingSince = performance.now();
          if (await claimFor(lane, free)) turn.again = true;
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
