import { lookAtPeople } from '../flow/one-by-one.js';
import { withLease } from '../flow/lease.js';
import { newWalk, stepBehind } from '../people/walk.js';
import type { SegmentRecord } from '../segments/port.js';
import type { EngineContext } from './context.js';
import { bringUpToDate } from './current-people.js';
import { settleSegments } from './settle-segments.js';

/** People who are looked at at once. */
const CHUNK = 1_000;
/** Somebody whose segments cannot be worked out is looked at again so much later, in milliseconds. */
const PUT_OFF = 3_600_000;

/** Looks at those whose segments may have changed by time alone. */
const keepDue = async (context: EngineContext): Promise<boolean> => {
  const { people } = context.store;
  const dueNow = (limit: number) => people.segmentsDue(new Date(context.clock.now()), limit);
  if ((await dueNow(1)).length === 0) return false;
  const more = await withLease(context, ['segments due'], async (lease) => {
    const due = await dueNow(lease.atOnce(CHUNK));
    await lookAtPeople(context, lease, due, {
      what: 'working out segments',
      work: async (some) => settleSegments(context, await bringUpToDate(context, some)),
      passBy: ({ _id }) => people.putOff(_id, 'segmentsAt', new Date(context.clock.now() + PUT_OFF)),
    });
    return due.length > 0;
  });
  return more ?? false;
};

/** Looks at the next people for a segment whose criteria are new. Nobody is told: they did not enter, they were there. */
const buildOn = async (context: EngineContext, { _id }: SegmentRecord): Promise<boolean> => {
  const { people, segments } = context.store;
  const more = await withLease(context, [`segment:${_id}`], async (lease) => {
    const build = (await segments.get(_id))?.build;
    if (!build) return false;
    const limit = lease.atOnce(CHUNK);
    const found = await people.range({ after: build.at, to: build.to, limit });
    await lookAtPeople(context, lease, found, {
      what: 'working out a segment',
      work: async (some) => settleSegments(context, await bringUpToDate(context, some)),
    });
    await context.atGap('segments: walk not moved');
    const step = stepBehind(build, found, limit);
    await segments.moveBuild(_id, build, step);
    if (step === 'end') lease.close();
    return true;
  });
  return more ?? false;
};

/** Takes everybody out of an archived segment. One that was published again meanwhile looks at everybody again. */
export const emptySegment = async ({ store }: EngineContext, id: string): Promise<void> => {
  await store.people.leaveSegment(id);
  if (!(await store.segments.left(id))) await store.segments.rebuild(id, newWalk(store.newId));
};

/**
 * A part of the upkeep of segments that no event brings about: whose time has come, and the next people for segments
 * that are being built. Returns whether there may be more to do.
 */
export const keepSegments = async (context: EngineContext): Promise<boolean> => {
  // Where whoever archived it did not come to it.
  for (const { _id } of await context.store.segments.leaving()) await emptySegment(context, _id);
  let more = await keepDue(context);
  for (const segment of await context.store.segments.all())
    if (segment.build) more = (await buildOn(context, segment)) || more;
  return more;
};
