import { stepBehind } from '../people/walk.js';
import type { EngineContext } from './context.js';
import { settleDates } from './settle-dates.js';
import { watchDates } from './watch-dates.js';

/** People who are looked at at once. */
const CHUNK = 1_000;

/**
 * A part of the upkeep of dates that no event brings about: whose date has come, and the next people for dates that
 * are new. Answers whether there may be more to do.
 */
export const keepDates = async (context: EngineContext): Promise<boolean> => {
  const { store, clock } = context;
  const watches = await watchDates(context);
  const due = await store.people.datesDue(new Date(clock.now()), CHUNK);
  if (due.length > 0) await settleDates(context, due);
  const building = watches.filter((w) => w.build);
  for (const { _id, build } of building) {
    if (!build) continue;
    const found = await store.people.range({ after: build.at, to: build.to, limit: CHUNK });
    await settleDates(context, found);
    await store.dateWatches.moveBuild(_id, build, stepBehind(build, found, CHUNK));
  }
  return due.length > 0 || building.length > 0;
};
