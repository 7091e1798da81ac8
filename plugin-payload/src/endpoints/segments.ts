import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { idParams } from './kit/inputs.js';

/** How many people are in a segment, and how far working it out has come; `segment` is `null` before the first publish. */
const get = defineEndpoint({
  route: 'GET /segments/:id',
  params: idParams,
  handle: async ({ engine, params }) => Response.json({ segment: await engine.segments.get(params.id) }),
});

/** Counts who fits criteria that stand in the form, saved or not, and names some of them. */
const preview = defineEndpoint({
  route: 'POST /segments/preview',
  // What criteria are is the engine's to say: it answers with the path of what is wrong.
  body: z.strictObject({ criteria: z.unknown() }),
  handle: async ({ engine, body }) => Response.json(await engine.segments.preview(body.criteria)),
});

/** Segments. */
export const segmentEndpoints: BoundEndpoint[] = [get, preview];
