import type { Emit } from '../events/emit-port.js';
import type { EventRecord } from '../events/port.js';
import type { EngineContext } from './context.js';

/** Workflows that trigger one another this often in a row are taken to go in a circle. */
const MAX_DEPTH = 10;

/** What the engine calls itself as the source of events. */
const SOURCE = 'whenthen';

/**
 * Takes events that runs bring about. Each knows how many such events led to it, one after the other; beyond
 * {@link MAX_DEPTH} none happens and the run's journal says so.
 */
export const createEmit =
  ({ store, clock }: Pick<EngineContext, 'store' | 'clock'>, onNew: () => Promise<void>): Emit =>
  async ({ name, properties, effect, person, run }) => {
    const now = new Date(clock.now());
    const depth = (run.trigger.depth ?? 0) + 1;
    if (depth > MAX_DEPTH) {
      const reason = `The event “${name}” was not triggered: ${MAX_DEPTH} workflows in a row have triggered one another, which looks like a circle`;
      await store.runs.note([run._id], reason, now);
      return { state: 'failed', reason };
    }
    const event: EventRecord = {
      _id: `${SOURCE}:${effect._id}`,
      source: SOURCE,
      name,
      email: person.email,
      properties,
      occurredAt: now,
      receivedAt: now,
      state: 'received',
      depth,
    };
    if ((await store.events.insertNew([event])) > 0) await onNew();
    return { state: 'done' };
  };
