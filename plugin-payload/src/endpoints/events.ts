import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, pageQuery } from './inputs.js';

/** Events that were taken in, newest first: of a name or a source, about addresses that start with `q`. */
export const eventsEndpoint = defineEndpoint({
  path: '/events',
  method: 'get',
  access: 'read',
  query: z.strictObject({
    q: z.string().trim().max(320).optional(),
    name: z.string().min(1).max(120).optional(),
    source: z.string().min(1).max(60).optional(),
    ...pageQuery,
  }),
  handle: async ({ engine, query }) => Response.json(await engine.events.list(given(query))),
});
