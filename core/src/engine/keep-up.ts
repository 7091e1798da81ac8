import type { EngineContext } from './context.js';
import { keepBackfills } from './keep-backfills.js';
import { keepDates } from './keep-dates.js';
import { keepSchedules } from './keep-schedules.js';
import { keepSegments } from './keep-segments.js';
import { watchTriggers } from './watch-triggers.js';

/** A part of all that no event brings about, each. Answers whether there may be more to do now. */
export const keepUp = async (context: EngineContext): Promise<boolean> => {
  const segments = await keepSegments(context);
  const watches = await watchTriggers(context);
  const dates = await keepDates(context, watches.dates);
  const schedules = await keepSchedules(context, watches.schedules);
  const backfills = await keepBackfills(context);
  return segments || dates || schedules || backfills;
};
