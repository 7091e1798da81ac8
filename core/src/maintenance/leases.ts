import { randomUUID } from 'node:crypto';
import type { Ports } from '../model/abilities/ports.js';

/** One process' hold on a piece of upkeep that several processes see. */
export interface Lease {
  /** Takes it, or renews it when a third of its time is over. False: somebody else holds it. */
  keep(): Promise<boolean>;
  give(): Promise<void>;
}

/**
 * Leases of this process, for work that would only be done twice otherwise. They fence nothing: each write of that work
 * is guarded by itself.
 */
export interface Leases {
  of(id: string): Lease;
  /** The leases that begin so and hold now, whoever has them. */
  held(prefix: string): Promise<string[]>;
}

export const createLeases = ({ store, clock, options }: Ports<'clock', 'leases', 'leaseMs'>): Leases => {
  const holder = randomUUID();
  return {
    of(id) {
      let takenAt: number | undefined;
      return {
        async keep() {
          const now = clock.now();
          if (takenAt !== undefined && now - takenAt < options.leaseMs / 3) return true;
          const until = new Date(now + options.leaseMs);
          const taken = await store.leases.take({ id, holder, now: new Date(now), until });
          takenAt = taken ? now : undefined;
          return taken;
        },
        async give() {
          if (takenAt !== undefined) await store.leases.give(id, holder);
          takenAt = undefined;
        },
      };
    },
    held: (prefix) => store.leases.held(prefix, new Date(clock.now())),
  };
};
