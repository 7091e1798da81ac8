import { activeVersions } from '../../workflows/active-versions.js';
import { applyFeedback } from '../../suppressions/apply.js';
import { takeAsks } from '../../consent/asks.js';
import { applyConsents } from '../../consent/change.js';
import { applySubscriptions } from '../../subscriptions/change.js';
import { enrol } from '../enrol/enrol.js';
import { heardFields } from './heard-fields.js';
import { interrupt } from './interrupt.js';
import { endAccounts } from './end-accounts.js';
import { handOver } from './hand-over.js';
import { recomputeDates } from '../../watches/recompute-dates.js';
import { recomputeSegments } from '../../segments/recompute.js';
import type { EventRecord } from '../../model/event.js';
import type { Telling, PersonRecord, Cause } from '../../model/person.js';
import type { RunHead } from '../../model/run.js';
import { withoutGone } from '../../privacy/gone.js';
import type { IngestPorts } from './ports.js';
import type { Ports } from '../../model/abilities/ports.js';

/** What brought about that people come into other segments: the event of theirs with the longest history. */
const causesOf = (events: EventRecord[], people: Map<string, PersonRecord>): Map<string, Cause> => {
  const causes = new Map<string, Cause>();
  for (const { email, depth = 0, run, quiet } of events) {
    const id = people.get(email)?._id;
    const before = id === undefined ? undefined : causes.get(id);
    if (id === undefined || (before && before.depth >= depth && (quiet || !before.quiet))) continue;
    causes.set(id, { depth, ...(run ? { run } : {}), ...(quiet ? { quiet } : {}) });
  }
  return causes;
};

/** When the first of these events happened, by e-mail. */
const firstOf = (events: EventRecord[]): Map<string, number> => {
  const first = new Map<string, number>();
  for (const { email, occurredAt } of events)
    first.set(email, Math.min(first.get(email) ?? Infinity, occurredAt.getTime()));
  return first;
};

/** What an event tells of its person: one that is only to start something told it when it was processed. */
const told = ({ person, startFor, ...event }: EventRecord): Telling =>
  startFor ? { ...event, quiet: true } : { ...event, ...(person ? { person } : {}) };

/** Keys of events that a process left behind on these people when it ended after it had processed them. */
const forgetLeftovers = async (
  { store }: Ports<never, 'events' | 'people'>,
  people: Map<string, PersonRecord>,
  atHand: EventRecord[],
  until: Date,
): Promise<void> => {
  const here = new Set(atHand.map((e) => e._id));
  const others = [...people.values()].flatMap(({ _id, told = [] }) =>
    told.filter((event) => !here.has(event)).map((event) => ({ person: _id, event })),
  );
  if (others.length === 0) return;
  const open = new Set(await store.events.stillOpen(others.map((o) => o.event)));
  const done = others.filter((o) => !open.has(o.event));
  await store.people.forgetTold(
    done.map((o) => o.person),
    done.map((o) => o.event),
    until,
  );
};

/**
 * Processes events of one part, until when it is ours: people, subscriptions, segments, dates, enrolments, exits; then
 * the events count as processed. Repeating it is harmless, from wherever it ended. Returns the runs that began.
 */
export const processEvents = async (context: IngestPorts, given: EventRecord[], until: Date): Promise<RunHead[]> => {
  const { store, clock, applier, atGap } = context;
  const events = await withoutGone(context, given);
  if (events.length === 0) return [];
  const active = await activeVersions(context);
  const news = events.filter((e) => !e.startFor);
  await applier.catchUp(await store.people.idsOf([...new Set(events.map((e) => e.email))]));
  const people = await store.people.upsertFromEvents(events.map(told), {
    now: new Date(clock.now()),
    until,
    heardFields: heardFields(active),
  });
  await atGap('ingest: people told');
  await forgetLeftovers(context, people, events, until);
  await applySubscriptions(context, news);
  await applyFeedback(context, news);
  await applyConsents(context, news);
  await takeAsks(context, news);
  for (const changed of await recomputeSegments(context, [...people.values()], causesOf(news, people)))
    people.set(changed.email, changed);
  await recomputeDates(context, [...people.values()], firstOf(news));
  await atGap('ingest: people settled');
  const entered = await enrol(
    context,
    active,
    events.filter((e) => !e.quiet),
    people,
  );
  await interrupt(context, news, people);
  await handOver(context, events);
  await endAccounts(context, events, people);
  await atGap('ingest: exits applied');
  await store.events.markProcessed(events);
  await atGap('ingest: events processed');
  const telling = news.filter((e) => e.person);
  await store.people.forgetTold(
    telling.flatMap((e) => people.get(e.email)?._id ?? []),
    telling.map((e) => e._id),
    until,
  );
  return entered;
};
