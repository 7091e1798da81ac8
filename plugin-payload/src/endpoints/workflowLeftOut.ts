import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Has those enter a workflow now for whom something came too late, or forgets it. */
export const workflowLeftOutEndpoint = defineEndpoint({
  path: '/workflows/:id/left-out',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({ then: z.enum(['start', 'dismiss'], { error: 'say "start" or "dismiss"' }) }),
  handle: async ({ engine, params, body }) =>
    Response.json(
      await (body.then === 'start'
        ? engine.workflows.startLeftOut(params.id)
        : engine.workflows.dismissLeftOut(params.id)),
    ),
});
