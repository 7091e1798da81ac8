import { thingsOf } from '../things/things.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';

/**
 * What the canvas builds from: the actions the engine knows, what is published and can be picked, and what came in so
 * far.
 */
const catalog = defineEndpoint({
  route: 'GET /catalog',
  handle: async ({ engine, req, runtime }) => {
    const [catalog, things, seen, { values }] = await Promise.all([
      engine.catalog(),
      thingsOf(engine, { payload: req.payload, slugs: runtime.slugs }),
      engine.seen(),
      engine.settings.get(),
    ]);
    const kept = { days: values.retention.events, always: values.retention.alwaysKeep };
    return Response.json({ catalog, things, seen, kept });
  },
});

/** What the canvas asks for. */
export const catalogEndpoints: BoundEndpoint[] = [catalog];
