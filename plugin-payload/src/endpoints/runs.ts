import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, idParams, outcomeQuery, pageQuery, stateQuery } from './inputs.js';

/** Runs, newest first, of a workflow or a person; with `step` those that wait at it. */
export const runsEndpoint = defineEndpoint({
  path: '/runs',
  method: 'get',
  access: 'read',
  query: z.strictObject({
    workflow: idParams.shape.id.optional(),
    version: z.coerce.number().int().min(1).optional(),
    step: z.string().min(1).max(200).optional(),
    person: idParams.shape.id.optional(),
    state: stateQuery,
    outcome: outcomeQuery,
    ...pageQuery,
  }),
  handle: async ({ engine, query }) => Response.json(await engine.runs.list(given(query))),
});
