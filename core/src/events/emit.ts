import type { Emit } from '../model/abilities/emit.js';
import { circle, depthBelow, MAX_DEPTH, ownEvent } from '../model/own-event.js';
import type { Ports } from '../model/abilities/ports.js';

/**
 * Takes events that runs bring about. Each knows how many such events led to it, one after the other; beyond
 * {@link MAX_DEPTH} none happens and the run's journal says so.
 */
export const createEmit =
  ({ store, clock, signals }: Ports<'clock' | 'signals', 'events' | 'runs'>): Emit =>
  async ({ name, properties, effect, person, run }) => {
    const now = new Date(clock.now());
    const depth = depthBelow(run);
    if (depth > MAX_DEPTH) {
      const reason = circle(`The event “${name}” was not triggered`);
      await store.runs.note([run._id], reason, now);
      return { state: 'failed', reason };
    }
    const event = ownEvent({ id: effect._id, name, email: person.email, properties, now, depth });
    if ((await store.events.insertNew([event])) > 0) await signals.events();
    return { state: 'done' };
  };
