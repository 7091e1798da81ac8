import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Whom a backfill adds: those who fit criteria or are in a segment; everybody where neither is given. */
export const backfillAudience = {
  // What criteria are is the engine's to say: it answers with the path of what is wrong.
  criteria: z.unknown().optional(),
  segment: workflowParams.shape.id.optional(),
};

/** Counts whom a backfill would add now, and names some of them. */
export const workflowBackfillPreviewEndpoint = defineEndpoint({
  path: '/workflows/:id/backfills/preview',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject(backfillAudience),
  handle: async ({ engine, params, body: { criteria, segment } }) =>
    Response.json(
      await engine.backfills.preview(params.id, {
        ...(criteria === undefined ? {} : { criteria }),
        ...(segment === undefined ? {} : { segment }),
      }),
    ),
});
