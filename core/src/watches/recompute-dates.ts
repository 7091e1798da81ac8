import type { DateWatch } from '../model/watch.js';
import { nextDate } from '../decide/index.js';
import { ownEvents } from '../definition/events/own-events.js';
import type { EventRecord } from '../model/event.js';
import { untilSettled } from '../kernel/until-settled.js';
import { personFacts, type PersonRecord, type DateWrite } from '../model/person.js';
import { ownEvent } from '../model/own-event.js';
import type { Ports } from '../model/abilities/ports.js';

const reachedEvent = (watch: DateWatch, person: PersonRecord, at: number, now: number): EventRecord =>
  ownEvent({
    id: `date:${watch._id}:${person._id}:${at}`,
    name: ownEvents.dateReached,
    email: person.email,
    properties: { ...watch.properties, date: person.fields[watch.field] ?? null },
    occurredAt: new Date(at),
    now: new Date(now),
  });

/** The dates that were reached after `since` or the moment noted, up to now, and the next one of each watch. */
const lookAt = (
  { world }: Ports<'world'>,
  watches: DateWatch[],
  person: PersonRecord,
  { since, now }: { since: number; now: number },
) => {
  const zone = person.timeZone ?? world.timeZone;
  const facts = personFacts(person);
  const reached: EventRecord[] = [];
  const dates: Record<string, Date> = {};
  for (const watch of watches) {
    const noted = person.dates?.[watch._id]?.getTime() ?? Infinity;
    let at = nextDate(watch, facts, Math.max(watch.createdAt.getTime(), Math.min(since, noted - 1, now)), zone);
    while (at !== undefined && at <= now) {
      reached.push(reachedEvent(watch, person, at, now));
      at = nextDate(watch, facts, at, zone);
    }
    if (at !== undefined) dates[watch._id] = new Date(at);
  }
  return { reached, dates };
};

const same = (a: Record<string, Date>, b: Record<string, Date>): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => a[k]?.getTime() === b[k]?.getTime());
};

/**
 * Works out anew which dates of these people are reached when, and has the events of those that are reached now happen,
 * once each. `since` tells, by e-mail, from when on their fields may have been as they are; nothing else is made up for.
 * The list of dates is read after the people: a date that is new to it finds everybody who was read before.
 */
export const recomputeDates = async (
  context: Ports<'atGap' | 'clock' | 'world', 'dateWatches' | 'events' | 'people'>,
  people: PersonRecord[],
  since: ReadonlyMap<string, number> = new Map(),
): Promise<void> => {
  const { store, clock } = context;
  await untilSettled(people, async (open) => {
    const watches = await store.dateWatches.all();
    const now = clock.now();
    const writes: DateWrite[] = [];
    const events: EventRecord[] = [];
    for (const person of open) {
      const { reached, dates } = lookAt(context, watches, person, { since: since.get(person.email) ?? now, now });
      events.push(...reached);
      // Who is due is written in any case, so that they are due no more.
      const isDue = person.datesAt !== undefined && person.datesAt.getTime() <= now;
      if (isDue || !same(dates, person.dates ?? {})) writes.push({ person, dates });
    }
    // The events first: what is cut off between the two is done again and finds them there.
    if (events.length > 0) {
      await store.events.insertNew(events);
      await context.atGap('dates: events inserted');
    }
    if (await store.people.writeDates(writes)) return [];
    return [...(await store.people.byIds(writes.map((w) => w.person._id))).values()];
  });
};
