import type { DateWatch, ScheduleWatch, WatchList } from '../model/watch.js';
import type { Trigger } from '../definition/trigger.js';
import { activeVersions } from '../workflows/active-versions.js';
import { dateWatchOf } from './maintain-dates.js';
import { scheduleWatchOf } from './maintain-schedules.js';
import type { Ports } from '../model/abilities/ports.js';

interface Placed {
  workflow: string;
  trigger: Trigger;
}

/** What the triggers of the active workflows wait for, that no event brings about. */
export interface Watches {
  dates: DateWatch[];
  schedules: ScheduleWatch[];
}

/** Makes a list, of which `there` is what it had, what is wanted; returns it. */
const bringInLine = async <W extends { _id: string }>(
  { atGap }: Ports<'atGap'>,
  list: WatchList<W>,
  there: W[],
  watches: (W | undefined)[],
): Promise<W[]> => {
  const wanted = new Map(watches.flatMap((w) => (w ? [[w._id, w] as const] : [])));
  const known = new Set(there.map((w) => w._id));
  const added = [...wanted.values()].filter((w) => !known.has(w._id));
  const gone = there.filter((w) => !wanted.has(w._id));
  if (added.length === 0 && gone.length === 0) return there;
  await list.add(added);
  await atGap('watches: added');
  await list.remove(gone.map((w) => w._id));
  return list.all();
};

/** Keeps the lists of dates and schedules as the active workflows want them, and returns them. */
export const watchTriggers = async (
  context: Ports<'atGap' | 'clock' | 'versions' | 'world', 'dateWatches' | 'newId' | 'scheduleWatches' | 'workflows'>,
): Promise<Watches> => {
  const { dateWatches, scheduleWatches } = context.store;
  // First: what another process adds meanwhile, for a workflow that is activated just now, is not taken for a leftover.
  const [dates, schedules] = await Promise.all([dateWatches.all(), scheduleWatches.all()]);
  const placed = (await activeVersions(context)).flatMap(({ record: { workflow, definition } }): Placed[] =>
    definition.triggers.map((trigger) => ({ workflow, trigger })),
  );
  return {
    dates: await bringInLine(
      context,
      dateWatches,
      dates,
      placed.map(({ trigger }) => dateWatchOf(context, trigger)),
    ),
    schedules: await bringInLine(
      context,
      scheduleWatches,
      schedules,
      placed.map(({ trigger, workflow }) => scheduleWatchOf(context, trigger, workflow)),
    ),
  };
};
