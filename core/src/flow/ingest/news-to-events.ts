import { withLease } from '../../maintenance/work-lease.js';
import type { EventRecord } from '../../model/event.js';
import type { News } from '../../model/person.js';
import { ownEvent } from '../../model/own-event.js';
import type { IngestPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';

/** People whose news is taken in at once. */
const BATCH = 500;

const eventOf = (email: string, { id, name, properties, at, depth, run }: News, now: Date): EventRecord =>
  ownEvent({
    id,
    name,
    email,
    properties,
    occurredAt: at,
    now,
    ...(depth > 0 ? { depth } : {}),
    ...(run ? { run } : {}),
  });

/** Makes events of what is new about the next people. Returns whether there were any. */
const nextNewsToEvents = async ({
  store,
  clock,
  atGap,
}: Ports<'atGap' | 'clock', 'events' | 'people'>): Promise<boolean> => {
  const people = await store.people.withNews(BATCH);
  if (people.length === 0) return false;
  const now = new Date(clock.now());
  await store.events.insertNew(people.flatMap(({ email, news }) => news.map((n) => eventOf(email, n, now))));
  await atGap('news: events inserted');
  await store.people.forgetNews(
    people.map((p) => p.person),
    people.flatMap(({ news }) => news.map((n) => n.id)),
  );
  return true;
};

/**
 * Makes events of what is new about people: first the events, each under its own key, then the news is forgotten, so
 * that a crash between the two repeats without harm. One worker at a time does so.
 */
export const newsToEvents = async (context: IngestPorts): Promise<void> => {
  if ((await context.store.people.withNews(1)).length === 0) return;
  await withLease(context, ['news'], async () => {
    while (await nextNewsToEvents(context));
  });
};
