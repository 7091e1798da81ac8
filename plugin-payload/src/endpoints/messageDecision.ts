import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** Decides about an e-mail that is held because a crash left open whether it went out. */
export const messageDecisionEndpoint = defineEndpoint({
  path: '/messages/:id/decision',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.strictObject({ decision: z.enum(['resend', 'sent'], { error: 'say "resend" or "sent"' }) }),
  handle: async ({ engine, params, body }) => {
    await engine.messages.resolve(params.id, body.decision);
    return Response.json({ decision: body.decision });
  },
});
