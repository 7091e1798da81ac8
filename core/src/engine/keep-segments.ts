import { stepBehind } from '../people/walk.js';
import type { SegmentRecord } from '../segments/port.js';
import type { EngineContext } from './context.js';
import { bringUpToDate } from './current-people.js';
import { settleSegments } from './settle-segments.js';

/** People who are looked at at once. */
const CHUNK = 1_000;

/** Looks at those whose segments may have changed by time alone. */
const keepDue = async (context: EngineContext, segments: SegmentRecord[]): Promise<boolean> => {
  const due = await context.store.people.segmentsDue(new Date(context.clock.now()), CHUNK);
  if (due.length === 0) return false;
  await settleSegments(context, segments, await bringUpToDate(context, due));
  return true;
};

/** Looks at the next people for a segment whose criteria are new. Nobody is told: they did not enter, they were there. */
const buildOn = async (context: EngineContext, all: SegmentRecord[], { _id, build }: SegmentRecord): Promise<void> => {
  if (!build) return;
  const { people, segments } = context.store;
  const found = await people.range({ after: build.at, to: build.to, limit: CHUNK });
  await settleSegments(context, all, await bringUpToDate(context, found));
  await segments.moveBuild(_id, build, stepBehind(build, found, CHUNK));
};

/**
 * A part of the upkeep of segments that no event brings about: whose time has come, and the next people for segments
 * that are being built. Answers whether there may be more to do.
 */
export const keepSegments = async (context: EngineContext): Promise<boolean> => {
  const segments = await context.store.segments.all();
  const more = await keepDue(context, segments);
  const building = segments.filter((s) => s.build);
  for (const segment of building) await buildOn(context, segments, segment);
  return more || building.length > 0;
};
