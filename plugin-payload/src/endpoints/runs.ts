import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, idParams, outcomeQuery, pageQuery, stateQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

/** Runs, newest first, of a workflow or a person; with `step` those that wait at it. */
const list = defineEndpoint({
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
    failed: z.literal('true', { error: 'say "true", or leave it out' }).optional(),
    ...pageQuery,
  }),
  handle: async ({ engine, query: { failed, ...query } }) =>
    Response.json(await engine.runs.list({ ...given(query), ...(failed && { failed: true as const }) })),
});

/** One run: its definition, and what happened step by step with the values each decision saw. */
const explain = defineEndpoint({
  path: '/runs/:id',
  method: 'get',
  access: 'read',
  params: idParams,
  handle: async ({ engine, params }) => {
    const explanation = await engine.runs.explain(params.id);
    return explanation ? Response.json(explanation) : problem(404, [{ message: 'There is no such run.' }]);
  },
});

/** Stops one run; who did it is recorded. */
const stop = defineEndpoint({
  path: '/runs/:id/stop',
  method: 'post',
  access: 'operate',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params, req }) => {
    await engine.runs.stop(params.id, staffOf(req));
    return Response.json({ stopped: 1 });
  },
});

/** Runs. */
export const runEndpoints: BoundEndpoint[] = [list, explain, stop];
