import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** Has those enter a workflow now for whom something came too late. */
export const workflowLeftOutEndpoint = defineEndpoint({
  path: '/workflows/:id/left-out/start',
  method: 'post',
  access: 'operate',
  params: idParams,
  handle: async ({ engine, params }) => Response.json(await engine.workflows.startLeftOut(params.id)),
});
