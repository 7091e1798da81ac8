import { maintainBackfills } from '../../backfills/maintain.js';
import { maintainDates } from '../../watches/maintain-dates.js';
import { maintainSchedules } from '../../watches/maintain-schedules.js';
import { maintainSegments } from '../../segments/maintain.js';
import { watchTriggers } from '../../watches/watch-triggers.js';
import type { IngestPorts } from './ports.js';

/** A part of all that no event brings about, each. Returns whether there may be more to do now. */
export const maintainSlices = async (context: IngestPorts): Promise<boolean> => {
  const segments = await maintainSegments(context);
  const watches = await watchTriggers(context);
  const dates = await maintainDates(context, watches.dates);
  const schedules = await maintainSchedules(context, watches.schedules);
  const backfills = await maintainBackfills(context);
  return segments || dates || schedules || backfills;
};
