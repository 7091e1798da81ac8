import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { given, idParams, pageQuery } from './inputs.js';
import { problem } from './respond.js';

/** Everything that happened to a person over all workflows, newest first. */
export const personTimelineEndpoint = defineEndpoint({
  path: '/people/:id/timeline',
  method: 'get',
  access: 'read',
  params: idParams,
  query: z.strictObject(pageQuery),
  handle: async ({ engine, params, query }) => {
    if (!(await engine.people.get(params.id))) return problem(404, [{ message: 'There is no such person.' }]);
    return Response.json(await engine.people.timeline(params.id, given(query)));
  },
});
