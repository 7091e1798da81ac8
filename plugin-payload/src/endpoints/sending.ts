import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { staffOf } from './kit/staff-of.js';

/** Whether anything is sent, and what waits. */
const status = defineEndpoint({
  route: 'GET /sending',
  handle: async ({ engine }) => Response.json({ sending: await engine.sending.status() }),
});

/** Holds all sending; who did it is recorded. */
const hold = defineEndpoint({
  route: 'POST /sending/hold',
  body: z.strictObject({ reason: z.string({ error: 'say why' }).trim().min(1, 'say why').max(500) }),
  handle: async ({ engine, body, req }) =>
    Response.json({ sending: await engine.sending.hold({ by: staffOf(req), reason: body.reason }) }),
});

/** Lets sending go on; what was due before a moment may be skipped. */
const release = defineEndpoint({
  route: 'POST /sending/release',
  body: z
    .strictObject({
      then: z.enum(['send', 'skip'], { error: 'say "send" or "skip"' }),
      /** With `skip`: what was due before it goes out no more. */
      before: z.iso.datetime({ offset: true, error: 'is no moment such as 2026-03-02T09:00:00Z' }).optional(),
    })
    .refine(({ then, before }) => (then === 'skip') === (before !== undefined), {
      path: ['before'],
      message: 'say before which moment what is skipped was due, and only then',
    }),
  handle: async ({ engine, body: { before }, req }) =>
    Response.json({
      sending: await engine.sending.release({
        by: staffOf(req),
        ...(before === undefined ? {} : { skipDueBefore: new Date(before) }),
      }),
    }),
});

/** The switch that holds all sending. */
export const sendingEndpoints: BoundEndpoint[] = [status, hold, release];
