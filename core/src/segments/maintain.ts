import type { Stores } from '../model/stores.js';
import { newWalk } from '../model/operation/walk.js';
import type { SegmentRecord } from '../model/segment.js';
import { goOnLooking, maintainDue, type FirstLook, type Upkeep } from '../maintenance/look-at-people.js';
import { recomputeSegments } from './recompute.js';
import type { Ports } from '../model/abilities/ports.js';

const upkeepOf = (
  context: Ports<'atGap' | 'clock' | 'world', 'consents' | 'events' | 'people' | 'segments' | 'subscriptions'>,
): Upkeep => ({
  what: 'segments',
  at: 'segmentsAt',
  due: context.store.people.segmentsDue,
  recompute: (people) => recomputeSegments(context, people),
});

/** For a segment whose criteria are new. Nobody is told: they did not enter, they were there. */
const firstLookOf = ({ segments }: Pick<Stores, 'segments'>, { _id }: SegmentRecord): FirstLook => ({
  lease: `segment:${_id}`,
  gap: 'segments: walk not moved',
  walk: async () => (await segments.get(_id))?.build,
  move: (walk, step) => segments.moveBuild(_id, walk, step),
});

/** Takes everybody out of an archived segment. One that was published again meanwhile looks at everybody again. */
export const emptySegment = async (
  { store }: Ports<never, 'newId' | 'people' | 'segments'>,
  id: string,
): Promise<void> => {
  await store.people.leaveSegment(id);
  if (!(await store.segments.left(id))) await store.segments.rebuild(id, newWalk(store.newId));
};

/**
 * A part of the upkeep of segments that no event brings about: whose time has come, and the next people for segments
 * that are being built. Returns whether there may be more to do.
 */
export const maintainSegments = async (
  context: Ports<
    'applier' | 'atGap' | 'clock' | 'logger' | 'owner' | 'world',
    'consents' | 'events' | 'isAway' | 'newId' | 'people' | 'segments' | 'subscriptions' | 'workLeases',
    'leaseMs'
  >,
): Promise<boolean> => {
  // Where whoever archived it did not come to it.
  for (const { _id } of await context.store.segments.leaving()) await emptySegment(context, _id);
  const upkeep = upkeepOf(context);
  let more = await maintainDue(context, upkeep);
  for (const segment of await context.store.segments.all())
    if (segment.build) more = (await goOnLooking(context, upkeep, firstLookOf(context.store, segment))) || more;
  return more;
};
