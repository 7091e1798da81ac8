import { z } from 'zod';
import { defineEndpoint } from './define.js';

/** Makes a webhook; its secret is in this answer alone. What it may be like, the engine says. */
export const webhookCreateEndpoint = defineEndpoint({
  path: '/webhooks',
  method: 'post',
  access: 'operate',
  body: z.looseObject({}),
  handle: async ({ engine, body }) =>
    Response.json(await engine.endpoints.create(body as unknown as Parameters<typeof engine.endpoints.create>[0]), {
      status: 201,
    }),
});
