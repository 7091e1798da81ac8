import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, idParams, outcomeQuery, pageQuery, stateQuery } from './inputs.js';

/** Runs, newest first, of a workflow or a person. */
export const runsEndpoint = defineEndpoint({
  path: '/runs',
  method: 'get',
  access: 'read',
  query: z.strictObject({
    workflow: idParams.shape.id.optional(),
    person: idParams.shape.id.optional(),
    state: stateQuery,
    outcome: outcomeQuery,
    ...pageQuery,
  }),
  handle: async ({ engine, query }) => Response.json(await engine.runs.list(given(query))),
});
