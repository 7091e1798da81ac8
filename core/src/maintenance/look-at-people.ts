import { withLease } from './work-lease.js';
import { lookAtPeople } from './one-by-one.js';
import type { Gap } from '../kernel/gaps.js';
import type { PersonRecord } from '../model/person.js';
import { stepBehind, type PeopleWalk, type WalkStep } from '../model/operation/walk.js';
import { bringUpToDate } from '../people/current.js';
import type { Ports } from '../model/abilities/ports.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
/** Somebody for whom it cannot be worked out is looked at again so much later, in milliseconds. */
const PUT_OFF = 3_600_000;

/** What is worked out about people, and again when its time has come. */
export interface Upkeep {
  /** What is worked out, in the words of the log; its lease is named by it. */
  what: 'segments' | 'dates';
  /** When a person is to be looked at next. */
  at: 'segmentsAt' | 'datesAt';
  due(now: Date, limit: number): Promise<PersonRecord[]>;
  recompute(people: PersonRecord[]): Promise<unknown>;
}

/** The look at everybody that something new begins with. */
export interface FirstLook {
  lease: string;
  /** Stands between what was worked out and the walk, which is moved on behind it. */
  gap: Gap;
  walk(): Promise<PeopleWalk | undefined>;
  move(walk: PeopleWalk, step: WalkStep): Promise<unknown>;
}

const lookAt = ({ what, recompute }: Upkeep, context: Ports<'applier', 'people'>) => ({
  what: `working out ${what}`,
  work: async (some: PersonRecord[]) => recompute(await bringUpToDate(context, some)),
});

/** Looks at those whose time has come. Returns whether there may be more. */
export const maintainDue = async (
  context: Ports<'applier' | 'atGap' | 'clock' | 'logger' | 'owner', 'isAway' | 'people' | 'workLeases', 'leaseMs'>,
  upkeep: Upkeep,
): Promise<boolean> => {
  const dueNow = (limit: number) => upkeep.due(new Date(context.clock.now()), limit);
  if ((await dueNow(1)).length === 0) return false;
  const more = await withLease(context, [`${upkeep.what} due`], async (lease) => {
    const due = await dueNow(lease.atOnce(CHUNK));
    await lookAtPeople(context, lease, due, {
      ...lookAt(upkeep, context),
      passBy: ({ _id }) => context.store.people.putOff(_id, upkeep.at, new Date(context.clock.now() + PUT_OFF)),
    });
    return due.length > 0;
  });
  return more ?? false;
};

/**
 * Looks at the next people of a first look. Returns whether there may be more. Whoever is passed by is looked at when
 * something happens to them: an hour later it would be taken for news.
 */
export const goOnLooking = async (
  context: Ports<'applier' | 'atGap' | 'logger' | 'owner', 'isAway' | 'people' | 'workLeases', 'leaseMs'>,
  upkeep: Upkeep,
  first: FirstLook,
): Promise<boolean> => {
  const more = await withLease(context, [first.lease], async (lease) => {
    const walk = await first.walk();
    if (!walk) return false;
    const limit = lease.atOnce(CHUNK);
    const found = await context.store.people.range({ after: walk.at, to: walk.to, limit });
    await lookAtPeople(context, lease, found, lookAt(upkeep, context));
    await context.atGap(first.gap);
    const step = stepBehind(walk, found, limit);
    await first.move(walk, step);
    if (step === 'end') lease.close();
    return true;
  });
  return more ?? false;
};
