import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { problem } from './respond.js';

/** One event: its properties, and the runs that it started. Its id, which may hold any character, is in the query. */
export const eventEndpoint = defineEndpoint({
  path: '/event',
  method: 'get',
  access: 'read',
  query: z.strictObject({ id: z.string({ error: 'name the event: ?id=…' }).min(1).max(1_000) }),
  handle: async ({ engine, query }) => {
    const found = await engine.events.get(query.id);
    return found ? Response.json(found) : problem(404, [{ message: 'There is no such event.' }]);
  },
});
