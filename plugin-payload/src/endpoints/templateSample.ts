import { defineEndpoint } from './define.js';

/** The sample data that previews are rendered with: what a template can use. */
export const templateSampleEndpoint = defineEndpoint({
  path: '/templates/sample',
  method: 'get',
  access: 'read',
  handle: async ({ engine }) => Response.json({ sample: engine.templates.sample() }),
});
