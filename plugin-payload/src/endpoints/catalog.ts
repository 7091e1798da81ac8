import { defineEndpoint } from './define.js';

/** What the canvas builds from: the actions the engine knows, and the templates that are published. */
export const catalogEndpoint = defineEndpoint({
  path: '/catalog',
  method: 'get',
  access: 'read',
  handle: async ({ engine }) => Response.json({ catalog: engine.catalog(), templates: await engine.templates.list() }),
});
