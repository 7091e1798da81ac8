import type { EventRecord } from '../events/port.js';
import type { Cause } from '../people/news.js';
import type { PersonRecord } from '../people/person.js';
import type { RunHead } from '../runs/port.js';
import { advanceSafely } from './advance-safely.js';
import { applySubscriptions } from './change-subscription.js';
import type { EngineContext } from './context.js';
import { activeVersions } from './active-versions.js';
import { enrol } from './enrol.js';
import { hearNews } from './hear-news.js';
import { heardFields } from './heard-fields.js';
import { interrupt } from './interrupt.js';
import { keepUp } from './keep-up.js';
import { settleDates } from './settle-dates.js';
import { settleSegments } from './settle-segments.js';

const BATCH = 500;

const groupRuns = (runs: RunHead[]): RunHead[][] => {
  const groups = new Map<string, RunHead[]>();
  for (const run of runs) {
    const key = `${run.workflow}@${run.version}`;
    groups.set(key, [...(groups.get(key) ?? []), run]);
  }
  return [...groups.values()];
};

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

/** Brings the segments of these people up to date, also in `people`. */
const settlePeople = async (context: EngineContext, events: EventRecord[], people: Map<string, PersonRecord>) => {
  const segments = await context.store.segments.all();
  if (segments.length === 0) return;
  const changed = await settleSegments(context, segments, [...people.values()], causesOf(events, people));
  for (const person of changed) people.set(person.email, person);
};

/** When the first of these events happened, by e-mail. */
const firstOf = (events: EventRecord[]): Map<string, number> => {
  const first = new Map<string, number>();
  for (const { email, occurredAt } of events)
    first.set(email, Math.min(first.get(email) ?? Infinity, occurredAt.getTime()));
  return first;
};

/** Processes events: people, segments, dates, enrolments, exits; then the events count as processed. Repeating it is harmless. */
const processBatch = async (context: EngineContext, events: EventRecord[]): Promise<RunHead[]> => {
  const { store, clock, applier } = context;
  const active = await activeVersions(context);
  await applier.catchUp(await store.people.idsOf([...new Set(events.map((e) => e.email))]));
  const people = await store.people.upsertFromEvents(events, new Date(clock.now()), heardFields(active));
  await applySubscriptions(context, events);
  await settlePeople(context, events, people);
  await settleDates(context, [...people.values()], firstOf(events));
  const entered = await enrol(
    context,
    active,
    events.filter((e) => !e.quiet),
    people,
  );
  await interrupt(context, events, people);
  await store.events.markProcessed(events.map((e) => e._id));
  return entered;
};

/** One bad event must not hold up the others: a batch that fails is done again one by one. */
const processSafely = async (
  context: EngineContext,
  events: EventRecord[],
): Promise<{ entered: RunHead[]; failed: number }> => {
  try {
    return { entered: await processBatch(context, events), failed: 0 };
  } catch (error) {
    if (events.length === 1) {
      context.logger.error({ err: error, event: events[0]?._id }, 'an event could not be processed; it is tried again');
      return { entered: [], failed: 1 };
    }
  }
  const entered: RunHead[] = [];
  let failed = 0;
  for (const event of events) {
    const one = await processSafely(context, [event]);
    entered.push(...one.entered);
    failed += one.failed;
  }
  return { entered, failed };
};

/**
 * Processes everything that was handed over or is new about people, in the order in which it happened, and only then
 * advances the people who entered: after a standstill a purchase further down the list still comes before the
 * reminder. What changes on the way is taken in as well. `onEffects` is called when there is something to dispatch.
 */
export const ingestAll = async (context: EngineContext, onEffects: () => void): Promise<void> => {
  for (;;) {
    const entered: RunHead[] = [];
    for (;;) {
      await hearNews(context);
      const events = await context.store.events.unprocessed({ limit: BATCH });
      if (events.length === 0) break;
      const result = await processSafely(context, events);
      context.pulse.beat('ingest');
      entered.push(...result.entered);
      if (result.failed === events.length || entered.length >= context.options.batchSize) break;
    }
    let changed = false;
    const frozen = await context.store.workflows.frozen([...new Set(entered.map((r) => r.workflow))]);
    await context.atGap('ingest: not frozen');
    // Who entered a frozen workflow stays due; the sweep takes them up when it is not frozen any more.
    for (const group of groupRuns(entered.filter((r) => !frozen.has(r.workflow)))) {
      await advanceSafely(context, group, context.clock.now(), { onEffects, onChanges: () => (changed = true) });
    }
    const more = await keepUp(context);
    if (entered.length < context.options.batchSize && !changed && !more) return;
  }
};
