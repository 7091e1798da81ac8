import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';
import { staffOf } from './staffOf.js';

/** Stops everybody inside a workflow; who did it is recorded. */
export const workflowStopEndpoint = defineEndpoint({
  path: '/workflows/:id/stop',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({ everyone: z.literal(true, { error: 'say true: everybody inside is stopped' }) }),
  handle: async ({ engine, params, req }) =>
    Response.json(await engine.workflows.stopEveryone(params.id, staffOf(req))),
});
