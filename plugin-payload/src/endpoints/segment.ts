import { defineEndpoint } from './define.js';
import { idParams } from './inputs.js';

/** How many people are in a segment, and how far working it out has come; `segment` is `null` before the first publish. */
export const segmentEndpoint = defineEndpoint({
  path: '/segments/:id',
  method: 'get',
  access: 'read',
  params: idParams,
  handle: async ({ engine, params }) => Response.json({ segment: await engine.segments.get(params.id) }),
});
