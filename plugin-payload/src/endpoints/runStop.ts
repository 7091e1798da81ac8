import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';
import { staffOf } from './staffOf.js';

/** Stops one run; who did it is recorded. */
export const runStopEndpoint = defineEndpoint({
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
