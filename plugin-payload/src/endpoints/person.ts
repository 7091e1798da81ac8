import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';
import { problem } from './respond.js';

/** One person's profile. */
export const personEndpoint = defineEndpoint({
  path: '/people/:id',
  method: 'get',
  access: 'read',
  params: idParams,
  handle: async ({ engine, params }) => {
    const person = await engine.people.get(params.id);
    return person ? Response.json({ person }) : problem(404, [{ message: 'There is no such person.' }]);
  },
});
