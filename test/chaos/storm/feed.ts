import type { Engine, EventInput } from '@whenthen/core';
import { pause } from '../kill-plan.js';
import type { Random } from '../random.js';
import { followingEvent, visitEvent, type Visit } from './story/crowd.js';

/** Hands events over, and remembers when each was acknowledged. */
export interface Feed {
  /** By the event's id, as stored; Unix milliseconds. */
  acknowledged: Map<string, number>;
  /** Some come all at once, the others in a steady stream. */
  visits(visits: Visit[]): Promise<void>;
  /** Resolves when whatever follows a visit was handed over. @throws what went wrong */
  done(): Promise<void>;
}

/** Visits that come at once in the steady stream, and how long after one another, in milliseconds. */
const AT_ONCE = 6;
const EVERY = { from: 100, to: 400 };

export const openFeed = (engine: Engine, random: Random): Feed => {
  const acknowledged = new Map<string, number>();
  const later: Promise<void>[] = [];

  /** As a caller who knows the promise: what was not acknowledged is handed over again. */
  const handOver = async (events: EventInput[]): Promise<void> => {
    for (;;) {
      const accepted = await engine.track(events).then(
        () => true,
        () => false,
      );
      if (accepted) break;
      await pause(200);
    }
    const now = Date.now();
    for (const { source, id } of events) acknowledged.set(`${source}:${id}`, now);
  };
  const follow = async (visit: Visit, { name, afterMs }: NonNullable<Visit['then']>): Promise<void> => {
    await pause(afterMs);
    await handOver([followingEvent(visit, name)]);
  };
  const some = async (visits: Visit[]): Promise<void> => {
    const atOnce = visits.flatMap((visit) =>
      visit.then?.afterMs === 0 ? [followingEvent(visit, visit.then.name)] : [],
    );
    await handOver([...visits.map(visitEvent), ...atOnce]);
    for (const visit of visits) if (visit.then && visit.then.afterMs > 0) later.push(follow(visit, visit.then));
  };

  return {
    acknowledged,
    async visits(visits) {
      const burst = Math.ceil(visits.length / 3);
      await some(visits.slice(0, burst));
      for (let i = burst; i < visits.length; i += AT_ONCE) {
        await pause(random.whole(EVERY.from, EVERY.to));
        await some(visits.slice(i, i + AT_ONCE));
      }
    },
    async done() {
      await Promise.all(later);
    },
  };
};
