import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';
import { problem } from './respond.js';

/** One run: its definition, and what happened step by step with the values each decision saw. */
export const runEndpoint = defineEndpoint({
  path: '/runs/:id',
  method: 'get',
  access: 'read',
  params: idParams,
  handle: async ({ engine, params }) => {
    const explanation = await engine.runs.explain(params.id);
    return explanation ? Response.json(explanation) : problem(404, [{ message: 'There is no such run.' }]);
  },
});
