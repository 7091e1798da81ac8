import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, workflowParams } from './inputs.js';
import { staffOf } from './staffOf.js';
import { backfillAudience } from './workflowBackfillPreview.js';

/** Starts a backfill; who did it is recorded. */
export const workflowBackfillStartEndpoint = defineEndpoint({
  path: '/workflows/:id/backfills',
  method: 'post',
  access: 'operate',
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
