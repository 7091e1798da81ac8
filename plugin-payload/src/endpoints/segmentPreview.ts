import { z } from 'zod';
import { defineEndpoint } from './define.js';

/** Counts who fits criteria that stand in the form, saved or not, and names some of them. */
export const segmentPreviewEndpoint = defineEndpoint({
  path: '/segments/preview',
  method: 'post',
  access: 'read',
  // What criteria are is the engine's to say: it answers with the path of what is wrong.
  body: z.strictObject({ criteria: z.unknown() }),
  handle: async ({ engine, body }) => Response.json(await engine.segments.preview(body.criteria)),
});
