import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** Takes a webhook away: its address answers nobody any more. */
export const webhookRemoveEndpoint = defineEndpoint({
  path: '/webhooks/:id/remove',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params }) => {
    await engine.endpoints.remove(params.id);
    return Response.json({ removed: true });
  },
});
