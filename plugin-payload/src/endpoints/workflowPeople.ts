import { z } from 'zod';
import { addLines } from '../steer/addLines.js';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** Adds people to a workflow by hand: one address a line. Lines that are none are left out and told with their reason. */
export const workflowPeopleEndpoint = defineEndpoint({
  path: '/workflows/:id/people',
  method: 'post',
  access: 'operate',
  params: workflowParams,
  body: z.strictObject({
    text: z
      .string({ error: 'write one e-mail address a line' })
      .max(1_000_000, 'is too long: add at most 10,000 people at once'),
    /** The same for every attempt, so that sending it twice adds nobody twice. */
    request: workflowParams.shape.id.optional(),
  }),
  handle: async ({ engine, params, body }) => Response.json(await addLines(engine, params.id, body)),
});
