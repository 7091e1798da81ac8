import { z } from 'zod';
import { withoutAddress } from '../access/without-people.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, idParams, outcomeQuery, pageQuery, stateQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

/** Runs, newest first, of a workflow or a person; with `step` those that wait at it. */
const list = defineEndpoint({
  route: 'GET /runs',
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
  handle: async ({ engine, query: { failed, ...query }, seesPeople }) => {
    const { items, next } = await engine.runs.list({ ...given(query), ...(failed && { failed: true as const }) });
    return Response.json({ items: (await seesPeople()) ? items : items.map(withoutAddress), next });
  },
});

/** One run: its definition, and what happened step by step with the values each decision saw. */
const explain = defineEndpoint({
  route: 'GET /runs/:id',
  params: idParams,
  handle: async ({ engine, params }) => {
    const explanation = await engine.runs.explain(params.id);
    return explanation ? Response.json(explanation) : problem(404, [{ message: 'There is no such run.' }]);
  },
});

/** Stops one run; who did it is recorded. */
const stop = defineEndpoint({
  route: 'POST /runs/:id/stop',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params, req }) => {
    await engine.runs.stop(params.id, staffOf(req));
    return Response.json({ stopped: 1 });
  },
});

/** Runs. */
export const runEndpoints: BoundEndpoint[] = [list, explain, stop];
