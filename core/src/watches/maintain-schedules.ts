import type { ScheduleWatch } from '../model/watch.js';
import { untilTime, type TimeOfDay } from '../decide/index.js';
import { triggerEvent } from '../definition/trigger-event.js';
import type { Trigger } from '../definition/trigger.js';
import { newBackfill } from '../backfills/new-backfill.js';
import { watchId } from './watch-id.js';
import type { Ports } from '../model/abilities/ports.js';

/** People who enter by a schedule within a minute, at most. */
const PER_MINUTE = 100_000;

const nextOf = ({ world, clock }: Ports<'clock' | 'world'>, at: TimeOfDay): Date =>
  new Date(untilTime(clock.now(), at, world.timeZone, world.timeScale));

/** What a schedule waits for: it comes round for the first time after now. */
export const scheduleWatchOf = (
  context: Ports<'clock' | 'world'>,
  trigger: Trigger,
  workflow: string,
): ScheduleWatch | undefined => {
  const event = triggerEvent(trigger, workflow);
  if (trigger.kind !== 'schedule' || !event) return undefined;
  const { kind: _, ...schedule } = trigger;
  const properties = { ...event.exactly };
  return { _id: watchId(properties), workflow, ...schedule, properties, next: nextOf(context, schedule) };
};

/**
 * Has everybody of whom a schedule tells enter, once each time it comes round. What came round while nobody looked is
 * made up for once. The backfill first: what is cut off between the two is done again and finds it there.
 */
export const maintainSchedules = async (
  context: Ports<'atGap' | 'clock' | 'world', 'backfills' | 'newId' | 'scheduleWatches'>,
  watches: ScheduleWatch[],
): Promise<boolean> => {
  const { store, clock } = context;
  const now = clock.now();
  const due = watches.filter(({ next }) => next.getTime() <= now);
  for (const watch of due) {
    const { _id, workflow, segment, properties, next } = watch;
    await store.backfills.insert({
      ...newBackfill(context, workflow),
      _id: `${_id}:${next.toISOString()}`,
      criteria: segment === undefined ? null : { kind: 'in_segment', segment },
      perMinute: PER_MINUTE,
      schedule: properties,
    });
    await context.atGap('schedule: backfill inserted');
    await store.scheduleWatches.move(watch, nextOf(context, watch));
  }
  return due.length > 0;
};
