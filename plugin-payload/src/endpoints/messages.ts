import { z } from 'zod';
import { messageStates } from '../messages/states.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, idParams, pageQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

/** E-mails, newest first: of a person, a run or a template, in a state, to addresses that start with `q`. */
const list = defineEndpoint({
  route: 'GET /messages',
  query: z.strictObject({
    q: z.string().trim().max(320).optional(),
    person: idParams.shape.id.optional(),
    run: idParams.shape.id.optional(),
    state: z.enum(messageStates).optional(),
    template: idParams.shape.id.optional(),
    ...pageQuery,
  }),
  handle: async ({ engine, query }) => Response.json(await engine.messages.list(given(query))),
});

/** One e-mail with its rendered parts. */
const get = defineEndpoint({
  route: 'GET /messages/:id',
  params: idParams,
  handle: async ({ engine, params }) => {
    const found = await engine.messages.get(params.id);
    return found ? Response.json(found) : problem(404, [{ message: 'There is no such message.' }]);
  },
});

/** Decides about an e-mail that is held because a crash left open whether it went out. */
const decide = defineEndpoint({
  route: 'POST /messages/:id/decision',
  params: idParams,
  body: z.strictObject({
    decision: z.enum(['resend', 'sent', 'not_sent'], { error: 'say "resend", "sent" or "not_sent"' }),
  }),
  handle: async ({ engine, params, body, req }) => {
    await engine.messages.resolve(params.id, body.decision, staffOf(req));
    return Response.json({ decision: body.decision });
  },
});

/** E-mails. */
export const messageEndpoints: BoundEndpoint[] = [list, get, decide];
