import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, pageQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';

/** Events that were taken in, newest first: of a name or a source, about addresses that start with `q`. */
const list = defineEndpoint({
  route: 'GET /events',
  query: z.strictObject({
    q: z.string().trim().max(320).optional(),
    name: z.string().min(1).max(120).optional(),
    source: z.string().min(1).max(60).optional(),
    ...pageQuery,
  }),
  handle: async ({ engine, query }) => Response.json(await engine.events.list(given(query))),
});

/** One event: its properties, and the runs that it started. Its id, which may hold any character, is in the query. */
const get = defineEndpoint({
  route: 'GET /event',
  query: z.strictObject({ id: z.string({ error: 'name the event: ?id=…' }).min(1).max(1_000) }),
  handle: async ({ engine, query }) => {
    const found = await engine.events.get(query.id);
    return found ? Response.json(found) : problem(404, [{ message: 'There is no such event.' }]);
  },
});

/** Events that were taken in. */
export const eventEndpoints: BoundEndpoint[] = [list, get];
