import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';
import { staffOf } from './staffOf.js';

/** Subscribes or unsubscribes a person by hand; who did it is recorded. */
export const personSubscriptionEndpoint = defineEndpoint({
  path: '/people/:id/subscription',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.strictObject({
    status: z.enum(['subscribed', 'unsubscribed'], { error: 'say "subscribed" or "unsubscribed"' }),
  }),
  handle: async ({ engine, params, body, req }) => {
    const { subscription } = await engine.people.setSubscription(params.id, body.status, staffOf(req));
    return Response.json({ subscription });
  },
});
