import { thingsOf } from '../things.js';
import { defineEndpoint } from './define.js';

/** What the canvas builds from: the actions the engine knows, and what is published and can be picked. */
export const catalogEndpoint = defineEndpoint({
  path: '/catalog',
  method: 'get',
  access: 'read',
  handle: async ({ engine, req, runtime }) =>
    Response.json({
      catalog: await engine.catalog(),
      things: await thingsOf(engine, { payload: req.payload, slugs: runtime.slugs }),
    }),
});
