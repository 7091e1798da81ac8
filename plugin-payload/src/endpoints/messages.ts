import { messageStates } from '../messages/states.js';
import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, idParams, pageQuery } from './inputs.js';

/** E-mails, newest first: of a person, a run or a template, in a state, to addresses that start with `q`. */
export const messagesEndpoint = defineEndpoint({
  path: '/messages',
  method: 'get',
  access: 'read',
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
