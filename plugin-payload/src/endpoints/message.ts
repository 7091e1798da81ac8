import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';
import { problem } from './respond.js';

/** One e-mail with its rendered parts. */
export const messageEndpoint = defineEndpoint({
  path: '/messages/:id',
  method: 'get',
  access: 'read',
  params: idParams,
  handle: async ({ engine, params }) => {
    const found = await engine.messages.get(params.id);
    return found ? Response.json(found) : problem(404, [{ message: 'There is no such message.' }]);
  },
});
