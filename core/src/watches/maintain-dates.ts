import type { Stores } from '../model/stores.js';
import type { DateWatch } from '../model/watch.js';
import { dateProperties } from '../definition/date-watch.js';
import type { Trigger } from '../definition/trigger.js';
import { newWalk } from '../model/operation/walk.js';
import { goOnLooking, maintainDue, type FirstLook, type Upkeep } from '../maintenance/look-at-people.js';
import { recomputeDates } from './recompute-dates.js';
import { watchId } from './watch-id.js';
import type { Ports } from '../model/abilities/ports.js';

/** What a date trigger waits for. It begins with a look at everybody; dates before now start nothing. */
export const dateWatchOf = ({ store, clock }: Ports<'clock', 'newId'>, trigger: Trigger): DateWatch | undefined => {
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

const upkeepOf = (context: Ports<'atGap' | 'clock' | 'world', 'dateWatches' | 'events' | 'people'>): Upkeep => ({
  what: 'dates',
  at: 'datesAt',
  due: context.store.people.datesDue,
  recompute: (people) => recomputeDates(context, people),
});

const firstLookOf = ({ dateWatches }: Pick<Stores, 'dateWatches'>, { _id }: DateWatch): FirstLook => ({
  lease: `date:${_id}`,
  gap: 'dates: walk not moved',
  walk: async () => (await dateWatches.all()).find((w) => w._id === _id)?.build,
  move: (walk, step) => dateWatches.moveBuild(_id, walk, step),
});

/**
 * A part of the upkeep of dates that no event brings about: whose date has come, and the next people for dates that
 * are new. Returns whether there may be more to do.
 */
export const maintainDates = async (
  context: Ports<
    'applier' | 'atGap' | 'clock' | 'logger' | 'owner' | 'world',
    'dateWatches' | 'events' | 'isAway' | 'people' | 'workLeases',
    'leaseMs'
  >,
  watches: DateWatch[],
): Promise<boolean> => {
  const upkeep = upkeepOf(context);
  let more = await maintainDue(context, upkeep);
  for (const watch of watches)
    if (watch.build) more = (await goOnLooking(context, upkeep, firstLookOf(context.store, watch))) || more;
  return more;
};
