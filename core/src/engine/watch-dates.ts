import { createHash } from 'node:crypto';
import type { DateWatch } from '../dates/port.js';
import { dateProperties } from '../definition/date-watch.js';
import { newWalk } from '../people/walk.js';
import { activeVersions } from './active-versions.js';
import type { EngineContext } from './context.js';

/** Keys stand below a person's `dates`: short, and without the signs that mean something there. */
const idOf = (properties: Record<string, string>): string =>
  createHash('sha256').update(JSON.stringify(properties)).digest('hex').slice(0, 16);

/**
 * Keeps the list of dates that are waited for as the active workflows want it. A new one begins with a look at
 * everybody; dates before now start nothing. Answers the list.
 */
export const watchDates = async (context: EngineContext): Promise<DateWatch[]> => {
  const { store, clock } = context;
  // First: what another process adds meanwhile, for a workflow that is activated just now, is not taken for a leftover.
  const there = await store.dateWatches.all();
  const wanted = new Map<string, DateWatch>();
  for (const { record } of await activeVersions(context))
    for (const trigger of record.definition.triggers) {
      if (trigger.kind !== 'date_reached') continue;
      const properties = dateProperties(trigger);
      const _id = idOf(properties);
      const { field, offset, yearly } = trigger;
      wanted.set(_id, {
        _id,
        field,
        ...(offset ? { offset } : {}),
        yearly,
        properties,
        createdAt: new Date(clock.now()),
        build: newWalk(store.newId),
      });
    }
  const known = new Set(there.map((w) => w._id));
  const added = [...wanted.values()].filter((w) => !known.has(w._id));
  const gone = there.filter((w) => !wanted.has(w._id));
  if (added.length === 0 && gone.length === 0) return there;
  await store.dateWatches.add(added);
  await store.dateWatches.remove(gone.map((w) => w._id));
  return store.dateWatches.all();
};
