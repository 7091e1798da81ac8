import type { DateWatch } from '../dates/port.js';
import { dateProperties } from '../definition/date-watch.js';
import type { Trigger } from '../definition/trigger.js';
import { withLease } from '../flow/lease.js';
import { lookAtPeople } from '../flow/one-by-one.js';
import { newWalk, stepBehind } from '../people/walk.js';
import type { EngineContext } from './context.js';
import { bringUpToDate } from './current-people.js';
import { settleDates } from './settle-dates.js';
import { watchId } from './watch-id.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
/** Somebody whose dates cannot be worked out is looked at again so much later, in milliseconds. */
const PUT_OFF = 3_600_000;

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

const keepDue = async (context: EngineContext): Promise<boolean> => {
  const { people } = context.store;
  const dueNow = (limit: number) => people.datesDue(new Date(context.clock.now()), limit);
  if ((await dueNow(1)).length === 0) return false;
  const more = await withLease(context, ['dates due'], async (lease) => {
    const due = await dueNow(lease.atOnce(CHUNK));
    await lookAtPeople(context, lease, due, {
      what: 'working out dates',
      work: async (some) => settleDates(context, await bringUpToDate(context, some)),
      passBy: ({ _id }) => people.putOff(_id, 'datesAt', new Date(context.clock.now() + PUT_OFF)),
    });
    return due.length > 0;
  });
  return more ?? false;
};

/** Looks at the next people for a date that is new. */
const buildOn = async (context: EngineContext, { _id }: DateWatch): Promise<boolean> => {
  const { people, dateWatches } = context.store;
  const more = await withLease(context, [`date:${_id}`], async (lease) => {
    const build = (await dateWatches.all()).find((w) => w._id === _id)?.build;
    if (!build) return false;
    const limit = lease.atOnce(CHUNK);
    const found = await people.range({ after: build.at, to: build.to, limit });
    await lookAtPeople(context, lease, found, {
      what: 'working out a date',
      work: async (some) => settleDates(context, await bringUpToDate(context, some)),
    });
    await context.atGap('dates: walk not moved');
    const step = stepBehind(build, found, limit);
    await dateWatches.moveBuild(_id, build, step);
    if (step === 'end') lease.close();
    return true;
  });
  return more ?? false;
};

/**
 * A part of the upkeep of dates that no event brings about: whose date has come, and the next people for dates that
 * are new. Returns whether there may be more to do.
 */
export const keepDates = async (context: EngineContext, watches: DateWatch[]): Promise<boolean> => {
  let more = await keepDue(context);
  for (const watch of watches) if (watch.build) more = (await buildOn(context, watch)) || more;
  return more;
};
