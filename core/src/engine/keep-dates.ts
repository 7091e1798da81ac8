import type { DateWatch } from '../dates/port.js';
import { dateProperties } from '../definition/date-watch.js';
import type { Trigger } from '../definition/trigger.js';
import { newWalk, stepBehind } from '../people/walk.js';
import type { EngineContext } from './context.js';
import { bringUpToDate } from './current-people.js';
import { settleDates } from './settle-dates.js';
import { watchId } from './watch-id.js';

/** People who are looked at at once. */
const CHUNK = 1_000;

/** What a date trigger waits for. It begins with a look at everybody; dates before now start nothing. */
export const dateWatchOf = ({ store, clock }: EngineContext, trigger: Trigger): DateWatch | undefined => {
  if (trigger.kind !== 'date_reached') return undefined;
  const properties = dateProperties(trigger);
  const { field, offset, yearly } = trigger;
  return {
    _id: watchId(properties),
    field,
    ...(offset ? { offset } : {}),
    yearly,
    properties,
    createdAt: new Date(clock.now()),
    build: newWalk(store.newId),
  };
};

/**
 * A part of the upkeep of dates that no event brings about: whose date has come, and the next people for dates that
 * are new. Answers whether there may be more to do.
 */
export const keepDates = async (context: EngineContext, watches: DateWatch[]): Promise<boolean> => {
  const { store, clock } = context;
  const due = await store.people.datesDue(new Date(clock.now()), CHUNK);
  if (due.length > 0) await settleDates(context, await bringUpToDate(context, due));
  const building = watches.filter((w) => w.build);
  for (const { _id, build } of building) {
    if (!build) continue;
    const found = await store.people.range({ after: build.at, to: build.to, limit: CHUNK });
    await settleDates(context, await bringUpToDate(context, found));
    await store.dateWatches.moveBuild(_id, build, stepBehind(build, found, CHUNK));
  }
  return due.length > 0 || building.length > 0;
};
