import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, pageQuery } from './inputs.js';

/** People whose e-mail starts with `q`, or who carry the tag `q`; all of them without it. */
export const peopleEndpoint = defineEndpoint({
  path: '/people',
  method: 'get',
  access: 'read',
  query: z.strictObject({ q: z.string().trim().max(200).optional(), ...pageQuery }),
  handle: async ({ engine, query }) => Response.json(await engine.people.search(given(query))),
});
