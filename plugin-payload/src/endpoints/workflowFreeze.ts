import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Freezes everybody inside a workflow, or lets them go on. Its status is another thing, and stays. */
export const workflowFreezeEndpoint = defineEndpoint({
  path: '/workflows/:id/freeze',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({ frozen: z.boolean({ error: 'say true to freeze everyone, false to let them go on' }) }),
  handle: async ({ engine, params, body }) => {
    await (body.frozen ? engine.workflows.freeze(params.id) : engine.workflows.unfreeze(params.id));
    return Response.json({ workflow: await engine.workflows.get(params.id) });
  },
});
