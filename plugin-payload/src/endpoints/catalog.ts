import { thingsOf } from '../things/things.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';

/**
 * What the canvas builds from: the actions the engine knows, what is published and can be picked, and what came in so
 * far.
 */
const catalog = defineEndpoint({
  route: 'GET /catalog',
  handle: async ({ engine, req, runtime }) => {
    const [catalog, things, seen, { values }, templates] = await Promise.all([
      engine.catalog(),
      thingsOf(engine, { payload: req.payload, slugs: runtime.slugs }),
      engine.seen(),
      engine.settings.get(),
      engine.templates.list(),
    ]);
    const kept = { days: values.retention.events, always: values.retention.alwaysKeep };
    const untracked = Object.fromEntries(
      templates.flatMap(({ id, untracked: why }) => (why === null ? [] : [[id, why] as const])),
    );
    return Response.json({ catalog, things, seen, kept, untracked });
  },
});

/** What the canvas asks for. */
export const catalogEndpoints: BoundEndpoint[] = [catalog];
