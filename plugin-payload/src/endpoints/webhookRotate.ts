import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** Gives a webhook a new secret, which is in this answer alone; the one before works no more. */
export const webhookRotateEndpoint = defineEndpoint({
  path: '/webhooks/:id/rotate',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params }) => Response.json(await engine.endpoints.rotate(params.id)),
});
