import type { BackfillRecord } from '../backfills/port.js';
import { stepBehind } from '../people/walk.js';
import { byHandEvent, eventByHand } from './by-hand.js';
import type { EngineContext } from './context.js';
import { fitting } from './fitting.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
const MINUTE = 60_000;

/** How many more may be added by now. */
const allowance = ({ perMinute, startedAt, added }: BackfillRecord, now: number): number =>
  perMinute * (Math.floor((now - startedAt.getTime()) / MINUTE) + 1) - added;

/** Adds the next people of one backfill. Answers whether there may be more to do now. */
const goOn = async (context: EngineContext, backfill: BackfillRecord): Promise<boolean> => {
  const { store, clock } = context;
  const { _id, workflow, criteria, build } = backfill;
  const now = clock.now();
  const room = allowance(backfill, now);
  const record = await store.workflows.get(workflow);
  if (!build || !record || room <= 0) return false;
  const event = await eventByHand(context, record);
  // While the workflow takes nobody in, it waits.
  if (!event) return false;

  const people = await store.people.range({ after: build.at, to: build.to, limit: CHUNK });
  const fit = await fitting(context, criteria, people, now);
  const taken = fit.slice(0, room);
  const last = fit.length > room ? taken.at(-1) : undefined;
  const looked = last ? people.slice(0, people.indexOf(last) + 1) : people;
  const at = new Date(now);
  await store.events.insertNew(
    taken.map(({ _id: person, email }) =>
      byHandEvent({
        id: `backfill:${_id}:${person}`,
        email,
        event,
        now: at,
        properties: { name: record.name, ...(backfill.by ? { by: backfill.by } : {}) },
      }),
    ),
  );
  await store.backfills.move(
    _id,
    build,
    last ? { at: last._id, looked: build.looked + looked.length } : stepBehind(build, people, CHUNK),
    taken.length,
    at,
  );
  return people.length > 0;
};

/** A part of every backfill that is under way. Answers whether there may be more to do now. */
export const keepBackfills = async (context: EngineContext): Promise<boolean> => {
  let more = false;
  for (const backfill of await context.store.backfills.running()) more = (await goOn(context, backfill)) || more;
  return more;
};
