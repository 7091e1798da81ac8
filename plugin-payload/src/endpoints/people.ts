import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, pageQuery } from './inputs.js';

/** People whom `q` finds by name, e-mail, domain or tag; all of them without it. */
export const peopleEndpoint = defineEndpoint({
  path: '/people',
  method: 'get',
  access: 'read',
  query: z.strictObject({ q: z.string().trim().max(200).optional(), ...pageQuery }),
  handle: async ({ engine, query }) => Response.json(await engine.people.search(given(query))),
});
