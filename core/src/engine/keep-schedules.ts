import type { ScheduleWatch } from '../dates/port.js';
import { untilTime, type TimeOfDay } from '../decide/index.js';
import { triggerEvent } from '../definition/trigger-event.js';
import { newWalk } from '../people/walk.js';
import { activeWatches, watchId } from './active-watches.js';
import type { EngineContext } from './context.js';

/** People who enter by a schedule within a minute, at most. */
const PER_MINUTE = 100_000;

const nextOf = ({ world, clock }: EngineContext, at: TimeOfDay): Date =>
  new Date(untilTime(clock.now(), at, world.timeZone, world.timeScale));

/** Keeps the list of schedules as the active workflows want it: a new one comes round for the first time after now. */
const watchSchedules = (context: EngineContext): Promise<ScheduleWatch[]> =>
  activeWatches(context, context.store.scheduleWatches, (trigger, workflow) => {
    const event = triggerEvent(trigger, workflow);
    if (trigger.kind !== 'schedule' || !event) return undefined;
    const { kind: _, ...schedule } = trigger;
    const properties = { ...event.exactly };
    return { _id: watchId(properties), workflow, ...schedule, properties, next: nextOf(context, schedule) };
  });

/**
 * Has everybody of whom a schedule tells enter, once each time it comes round. What came round while nobody looked is
 * made up for once. The backfill first: what is cut off between the two is done again and finds it there.
 */
export const keepSchedules = async (context: EngineContext): Promise<boolean> => {
  const { store, clock } = context;
  const now = clock.now();
  const due = (await watchSchedules(context)).filter(({ next }) => next.getTime() <= now);
  for (const watch of due) {
    const { _id, workflow, segment, properties, next } = watch;
    await store.backfills.insert({
      _id: `${_id}:${next.toISOString()}`,
      workflow,
      criteria: segment === undefined ? null : { kind: 'in_segment', segment },
      perMinute: PER_MINUTE,
      state: 'running',
      build: newWalk(store.newId),
      added: 0,
      startedAt: new Date(now),
      endedAt: null,
      by: null,
      schedule: properties,
    });
    await store.scheduleWatches.move(watch, nextOf(context, watch));
  }
  return due.length > 0;
};
