import type { EngineContext } from './context.js';
import { keepBackfills } from './keep-backfills.js';
import { keepDates } from './keep-dates.js';
import { keepSchedules } from './keep-schedules.js';
import { keepSegments } from './keep-segments.js';

/** A part of all that no event brings about, each. Answers whether there may be more to do now. */
export const keepUp = async (context: EngineContext): Promise<boolean> => {
  let more = false;
  for (const keep of [keepSegments, keepDates, keepSchedules, keepBackfills]) more = (await keep(context)) || more;
  return more;
};
