import { isDeepStrictEqual } from 'node:util';
import type { BackfillRecord, Pace } from '../model/backfill.js';
import type { JsonObject } from '../definition/json/json.js';
import type { TriggerEvent } from '../definition/trigger-event.js';
import { withLease, type Lease } from '../maintenance/work-lease.js';
import { lookAtPeople } from '../maintenance/one-by-one.js';
import type { PersonRecord } from '../model/person.js';
import { stepBehind } from '../model/operation/walk.js';
import type { WorkflowRecord } from '../model/workflow.js';
import { byHandEvent, eventByHand, eventsOf } from '../workflows/by-hand.js';
import { bringUpToDate } from '../people/current.js';
import { fitting } from '../segments/fitting.js';
import type { Ports } from '../model/abilities/ports.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
const MINUTE = 60_000;

/** The minute it is in, and how many have been added in it: nothing is made up for that a pause held up. */
const paceAt = ({ startedAt, pace }: Pick<BackfillRecord, 'startedAt' | 'pace'>, now: number): Pace => {
  const minute = Math.floor((now - startedAt.getTime()) / MINUTE);
  return pace && pace.minute >= minute ? pace : { minute, added: 0 };
};

/** The event that has people enter now; `undefined` while the workflow takes nobody in, `gone` where it no longer would. */
const eventOf = async (
  context: Ports<'versions'>,
  record: WorkflowRecord,
  { schedule }: BackfillRecord,
): Promise<TriggerEvent | 'gone' | undefined> => {
  if (!schedule) return eventByHand(context, record);
  const events = await eventsOf(context, record, 'schedule');
  return events && (events.find(({ exactly }) => isDeepStrictEqual({ ...exactly }, schedule)) ?? 'gone');
};

/** What the event says, beside what makes it the trigger's. */
const saying = async (
  { store }: Ports<never, 'segments'>,
  record: WorkflowRecord,
  { schedule, by }: BackfillRecord,
): Promise<JsonObject> => {
  if (!schedule) return { name: record.name, ...(by ? { by } : {}) };
  const segment = schedule['segment'] && (await store.segments.get(schedule['segment']));
  return segment ? { name_of_segment: segment.name } : {};
};

/** Adds the next people of one backfill. Returns whether there may be more to do now. */
const goOn = async (
  context: Ports<
    'applier' | 'atGap' | 'clock' | 'logger' | 'versions' | 'world',
    'backfills' | 'consents' | 'events' | 'isAway' | 'people' | 'segments' | 'subscriptions' | 'workflows'
  >,
  backfill: BackfillRecord,
  lease: Lease,
): Promise<boolean> => {
  const { store, clock } = context;
  const { _id, workflow, criteria, build } = backfill;
  const now = clock.now();
  const pace = paceAt(backfill, now);
  const room = backfill.perMinute - pace.added;
  const record = await store.workflows.get(workflow);
  if (!build || !record || room <= 0) return false;
  const event = await eventOf(context, record, backfill);
  // While the workflow takes nobody in, it waits.
  if (!event) return false;
  if (event === 'gone') {
    await store.backfills.cancel(_id, new Date(now));
    return false;
  }

  const limit = lease.atOnce(CHUNK);
  const found = await store.people.range({ after: build.at, to: build.to, limit });
  const people = await bringUpToDate(context, found);
  const fit: PersonRecord[] = [];
  await lookAtPeople(context, lease, people, {
    what: 'a backfill',
    work: async (some) => void fit.push(...(await fitting(context, criteria, some, now))),
  });
  const taken = fit.slice(0, room);
  const last = fit.length > room ? taken.at(-1) : undefined;
  const looked = last ? people.slice(0, people.indexOf(last) + 1) : people;
  const at = new Date(now);
  const properties = await saying(context, record, backfill);
  await store.events.insertNew(
    taken.map(({ _id: person, email }) =>
      byHandEvent({
        id: `backfill:${_id}:${person}`,
        email,
        event,
        now: at,
        properties,
      }),
    ),
  );
  await context.atGap('backfill: events inserted');
  const step = last ? { at: last._id, looked: build.looked + looked.length } : stepBehind(build, people, limit);
  const added = taken.length;
  await store.backfills.move(_id, build, step, { added, pace: { ...pace, added: pace.added + added }, now: at });
  if (step === 'end') lease.close();
  return people.length > 0;
};

/** A part of every backfill that is under way. Returns whether there may be more to do now. */
export const maintainBackfills = async (
  context: Ports<
    'applier' | 'atGap' | 'clock' | 'logger' | 'owner' | 'versions' | 'world',
    | 'backfills'
    | 'consents'
    | 'events'
    | 'isAway'
    | 'people'
    | 'segments'
    | 'subscriptions'
    | 'workLeases'
    | 'workflows',
    'leaseMs'
  >,
): Promise<boolean> => {
  const { backfills } = context.store;
  let more = false;
  for (const { _id, ...known } of await backfills.running()) {
    if (paceAt(known, context.clock.now()).added >= known.perMinute) continue;
    const ofThis = await withLease(context, [`backfill:${_id}`], async (lease) => {
      const backfill = (await backfills.running()).find((b) => b._id === _id);
      if (!backfill) lease.close();
      return backfill !== undefined && goOn(context, backfill, lease);
    });
    more = (ofThis ?? false) || more;
  }
  return more;
};
