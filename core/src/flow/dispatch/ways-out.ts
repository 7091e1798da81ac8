import { isThere } from '../../health/assess.js';
import type { WaysOut } from '../../model/abilities/ways-out.js';
import type { HealthStore } from '../../model/operation/heartbeat.js';

/** How old what is known of the other workers may be, in milliseconds. */
const BELIEVED = 2_000;
/** A worker that starts again is waited for so long, in milliseconds: meanwhile its mails go by nobody else. */
const MISSED = 60_000;

interface WaysOutParts {
  store: { health: Pick<HealthStore, 'heartbeats'> };
  /** Unix milliseconds. */
  clock: { now(): number };
  own: ReadonlySet<string>;
}

/** What other workers have is what their heartbeats say. A look that fails leaves what is known; the first one rejects. */
export const createWaysOut = ({ store, clock, own }: WaysOutParts): WaysOut => {
  /** When a worker that is there was last seen to have each. */
  const lastHad = new Map<string, number>();
  let looked: { at: number; names: Promise<ReadonlySet<string>> } | undefined;

  const look = async (now: number): Promise<ReadonlySet<string>> => {
    const workers = (await store.health.heartbeats()).filter(isThere);
    for (const name of workers.flatMap(({ transports = [] }) => transports)) lastHad.set(name, now);
    for (const [name, at] of lastHad) if (now - at > MISSED) lastHad.delete(name);
    return new Set([...own, ...lastHad.keys()]);
  };
  return {
    own,
    known() {
      const now = clock.now();
      if (looked && Math.abs(now - looked.at) < BELIEVED) return looked.names;
      const before = looked?.names;
      const names = look(now).catch((error: unknown) => {
        looked = undefined;
        if (before) return before;
        throw error;
      });
      looked = { at: now, names };
      return names;
    },
  };
};
