import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Activates, pauses or archives a workflow. Makes no version; people inside continue. */
export const workflowStatusEndpoint = defineEndpoint({
  path: '/workflows/:id/status',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({
    status: z.enum(['active', 'paused', 'archived'], { error: 'say "active", "paused" or "archived"' }),
  }),
  handle: async ({ engine, params, body }) => {
    await engine.workflows.setStatus(params.id, body.status);
    return Response.json({ workflow: await engine.workflows.get(params.id) });
  },
});
