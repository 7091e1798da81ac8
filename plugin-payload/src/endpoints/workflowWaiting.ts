import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** How many people wait at each step of a workflow; `waiting` is `null` before the first publish. */
export const workflowWaitingEndpoint = defineEndpoint({
  path: '/workflows/:id/waiting',
  method: 'get',
  access: 'read',
  params: workflowParams,
  handle: async ({ engine, params }) => Response.json({ waiting: await engine.workflows.waiting(params.id) }),
});
