import type { BackfillView } from '@whenthen/core';
import type { Known } from '@whenthen/core/definition';
import { z } from 'zod';
import { needs } from '../access/needs.js';
import { withoutSample } from '../access/without-people.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, workflowParams } from './kit/inputs.js';
import { staffOf } from './kit/staff-of.js';

/** What the dialog for backfills shows: those there were, and the segments to choose from. */
export interface Backfills {
  backfills: BackfillView[];
  segments: Known[];
}

/** The newest backfills of a workflow, and the segments that one can be made of. */
const list = defineEndpoint({
  route: 'GET /workflows/:id/backfills',
  params: workflowParams,
  handle: async ({ engine, params }) => {
    const [backfills, segments] = await Promise.all([engine.backfills.list(params.id), engine.segments.list()]);
    return Response.json({ backfills, segments: segments.map(({ id, name }) => ({ id, name })) } satisfies Backfills);
  },
});

/** Whom a backfill adds: those who fit criteria or are in a segment; everybody where neither is given. */
const backfillAudience = {
  // What criteria are is the engine's to say: it answers with the path of what is wrong.
  criteria: z.unknown().optional(),
  segment: workflowParams.shape.id.optional(),
};

/**
 * Counts whom a backfill would add now, and names some of them. Criteria of one's own are for those who may see people:
 * counted, they tell sign by sign what stands in a profile. A published segment is counted for all, and names nobody.
 */
const preview = defineEndpoint({
  route: 'POST /workflows/:id/backfills/preview',
  params: workflowParams,
  body: z.strictObject(backfillAudience),
  handle: async ({ engine, params, body: { criteria, segment }, seesPeople, alsoNeeds }) => {
    const away = criteria === undefined ? undefined : await alsoNeeds(needs['POST /segments/preview']);
    if (away) return away;
    const counted = await engine.backfills.preview(params.id, {
      ...(criteria === undefined ? {} : { criteria }),
      ...(segment === undefined ? {} : { segment }),
    });
    return Response.json((await seesPeople()) ? counted : withoutSample(counted));
  },
});

/** Starts a backfill; who did it is recorded. */
const start = defineEndpoint({
  route: 'POST /workflows/:id/backfills',
  params: workflowParams,
  body: z.strictObject({
    ...backfillAudience,
    perMinute: z.number().optional(),
    /** The same for every attempt, so that sending it twice starts it once. */
    request: workflowParams.shape.id.optional(),
  }),
  handle: async ({ engine, params, body, req }) =>
    Response.json(await engine.backfills.start(params.id, given({ ...body, by: staffOf(req) }))),
});

/** Cancels a backfill; who was added stays inside. */
const cancel = defineEndpoint({
  route: 'POST /workflows/:id/backfills/cancel',
  params: workflowParams,
  body: z.strictObject({ backfill: z.string({ error: 'name the backfill' }).min(1).max(300) }),
  handle: async ({ engine, params, body, req }) => {
    await engine.backfills.cancel(params.id, body.backfill, staffOf(req));
    return Response.json({ cancelled: true });
  },
});

/** Backfills of a workflow. */
export const backfillEndpoints: BoundEndpoint[] = [list, preview, start, cancel];
