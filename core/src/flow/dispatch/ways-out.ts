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
  /** What others have, and since when no worker that is there has it any more. */
  const others = new Map<string, number | undefined>();
  let looked: { at: number; names: Promise<ReadonlySet<string>> } | undefined;

  const look = async (now: number): Promise<ReadonlySet<string>> => {
    const workers = (await store.health.heartbeats()).filter(isThere);
    const had = new Set(workers.flatMap(({ transports = [] }) => transports));
    for (const [name, since = now] of others)
      if (now - since > MISSED) others.delete(name);
      else others.set(name, since);
    for (const name of had) others.set(name, undefined);
    return new Set([...own, ...others.keys()]);
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
