import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** Renames a webhook, or says where things stand in its payloads. */
export const webhookChangeEndpoint = defineEndpoint({
  path: '/webhooks/:id',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.looseObject({}),
  handle: async ({ engine, params, body }) =>
    Response.json({
      webhook: await engine.endpoints.change(params.id, body as Parameters<typeof engine.endpoints.change>[1]),
    }),
});
