import type { DateWatch } from '../dates/port.js';
import { dateProperties } from '../definition/date-watch.js';
import { newWalk } from '../people/walk.js';
import { activeWatches, watchId } from './active-watches.js';
import type { EngineContext } from './context.js';

/**
 * Keeps the list of dates that are waited for as the active workflows want it. A new one begins with a look at
 * everybody; dates before now start nothing. Answers the list.
 */
export const watchDates = (context: EngineContext): Promise<DateWatch[]> =>
  activeWatches(context, context.store.dateWatches, (trigger) => {
    if (trigger.kind !== 'date_reached') return undefined;
    const properties = dateProperties(trigger);
    const { field, offset, yearly } = trigger;
    return {
      _id: watchId(properties),
      field,
      ...(offset ? { offset } : {}),
      yearly,
      properties,
      createdAt: new Date(context.clock.now()),
      build: newWalk(context.store.newId),
    };
  });
