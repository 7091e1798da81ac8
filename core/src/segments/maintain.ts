import { newWalk } from '../model/walk.js';
import type { SegmentRecord } from '../model/segment.js';
import type { EngineContext } from '../context.js';
import { goOnLooking, keepDue, type FirstLook, type Upkeep } from '../maintenance/look-at-people.js';
import { settleSegments } from './recompute.js';

const upkeepOf = (context: EngineContext): Upkeep => ({
  what: 'segments',
  at: 'segmentsAt',
  due: context.store.people.segmentsDue,
  settle: (people) => settleSegments(context, people),
});

/** For a segment whose criteria are new. Nobody is told: they did not enter, they were there. */
const firstLookOf = ({ segments }: EngineContext['store'], { _id }: SegmentRecord): FirstLook => ({
  lease: `segment:${_id}`,
  gap: 'segments: walk not moved',
  walk: async () => (await segments.get(_id))?.build,
  move: (walk, step) => segments.moveBuild(_id, walk, step),
});

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
  const upkeep = upkeepOf(context);
  let more = await keepDue(context, upkeep);
  for (const segment of await context.store.segments.all())
    if (segment.build) more = (await goOnLooking(context, upkeep, firstLookOf(context.store, segment))) || more;
  return more;
};
