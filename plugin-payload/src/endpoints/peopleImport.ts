import { z } from 'zod';
import { defineEndpoint } from './define.js';
import { staffOf } from './staffOf.js';

/** Takes in rows of a list of people; what a row may say is the engine's to check, and it tells which it refuses. */
export const peopleImportEndpoint = defineEndpoint({
  path: '/people/import',
  method: 'post',
  access: 'operate',
  body: z.strictObject({
    import: z.string({ error: 'name the import' }),
    rows: z.array(z.strictObject({ row: z.number(), person: z.looseObject({ email: z.unknown() }) })),
    startWorkflows: z.boolean().optional(),
  }),
  handle: async ({ engine, body: { startWorkflows = false, ...list }, req }) =>
    Response.json(
      await engine.people.import({
        ...(list as Parameters<typeof engine.people.import>[0]),
        startWorkflows,
        by: staffOf(req),
      }),
    ),
});
