import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Status, version and counts of a workflow; `workflow` is `null` before the first publish. */
export const workflowSummaryEndpoint = defineEndpoint({
  path: '/workflows/:id/summary',
  method: 'get',
  access: 'read',
  params: workflowParams,
  handle: async ({ engine, params }) => Response.json({ workflow: await engine.workflows.get(params.id) }),
});
