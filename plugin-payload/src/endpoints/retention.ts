import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { staffOf } from './kit/staff-of.js';

/** What is kept, for how long, and how much of it there is. */
const overview = defineEndpoint({
  route: 'GET /retention',
  handle: async ({ engine }) => {
    const [view, { changed }] = await Promise.all([engine.retention.overview(), engine.settings.get()]);
    return Response.json({ ...view, rev: changed.retention?.rev ?? 0 });
  },
});

/** What other settings would remove, and what would look further back. What they may be like, the engine says. */
const preview = defineEndpoint({
  route: 'POST /retention/preview',
  body: z.strictObject({ settings: z.looseObject({}) }),
  handle: async ({ engine, body }) => Response.json(await engine.retention.preview(body.settings)),
});

/** Sets for how long things are kept. */
const change = defineEndpoint({
  route: 'POST /retention',
  body: z.strictObject({ settings: z.looseObject({}), rev: z.number().int().min(0).optional() }),
  handle: async ({ engine, body: { settings, rev }, req }) => {
    const how = { by: staffOf(req), ...(rev === undefined ? {} : { rev }) };
    const { values } = await engine.settings.change('retention', settings, how);
    return Response.json({ settings: values.retention });
  },
});

/** What is kept how long. */
export const retentionEndpoints: BoundEndpoint[] = [overview, preview, change];
