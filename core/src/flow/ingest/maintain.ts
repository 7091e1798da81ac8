import { keepBackfills } from '../../backfills/maintain.js';
import { keepDates } from '../../watches/maintain-dates.js';
import { keepSchedules } from '../../watches/maintain-schedules.js';
import { keepSegments } from '../../segments/maintain.js';
import { watchTriggers } from '../../watches/watch-triggers.js';
import type { IngestPorts } from './ports.js';

/** A part of all that no event brings about, each. Answers whether there may be more to do now. */
export const keepUp = async (context: IngestPorts): Promise<boolean> => {
  const segments = await keepSegments(context);
  const watches = await watchTriggers(context);
  const dates = await keepDates(context, watches.dates);
  const schedules = await keepSchedules(context, watches.schedules);
  const backfills = await keepBackfills(context);
  return segments || dates || schedules || backfills;
};
