import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Cancels a backfill; who was added stays inside. */
export const workflowBackfillCancelEndpoint = defineEndpoint({
  path: '/workflows/:id/backfills/cancel',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({ backfill: z.string({ error: 'name the backfill' }).min(1).max(300) }),
  handle: async ({ engine, params, body }) => {
    await engine.backfills.cancel(params.id, body.backfill);
    return Response.json({ cancelled: true });
  },
});
