import { defineEndpoint } from './define.js';

/** The webhooks that other systems call, with their last calls. */
export const webhooksEndpoint = defineEndpoint({
  path: '/webhooks',
  method: 'get',
  access: 'read',
  handle: async ({ engine }) => Response.json({ webhooks: await engine.endpoints.list() }),
});
