import { z } from 'zod';
import { addLines } from './kit/add-lines.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { workflowParams } from './kit/inputs.js';
import { staffOf } from './kit/staff-of.js';

/** Status, version and counts of a workflow; `workflow` is `null` before the first publish. */
const summary = defineEndpoint({
  route: 'GET /workflows/:id/summary',
  params: workflowParams,
  handle: async ({ engine, params }) => Response.json({ workflow: await engine.workflows.get(params.id) }),
});

/** How many people wait at each step of a workflow; `waiting` is `null` before the first publish. */
const waiting = defineEndpoint({
  route: 'GET /workflows/:id/waiting',
  params: workflowParams,
  handle: async ({ engine, params }) => Response.json({ waiting: await engine.workflows.waiting(params.id) }),
});

/** Activates, pauses or archives a workflow. Makes no version; people inside continue. */
const setStatus = defineEndpoint({
  route: 'POST /workflows/:id/status',
  params: workflowParams,
  body: z.strictObject({
    status: z.enum(['active', 'paused', 'archived'], { error: 'say "active", "paused" or "archived"' }),
  }),
  handle: async ({ engine, params, body, req }) => {
    await engine.workflows.setStatus(params.id, body.status, staffOf(req));
    return Response.json({ workflow: await engine.workflows.get(params.id) });
  },
});

/** Freezes everybody inside a workflow, or lets them go on. Its status is another thing, and stays. */
const freeze = defineEndpoint({
  route: 'POST /workflows/:id/freeze',
  params: workflowParams,
  body: z.strictObject({ frozen: z.boolean({ error: 'say true to freeze everyone, false to let them go on' }) }),
  handle: async ({ engine, params, body, req }) => {
    const by = staffOf(req);
    await (body.frozen ? engine.workflows.freeze(params.id, by) : engine.workflows.unfreeze(params.id, by));
    return Response.json({ workflow: await engine.workflows.get(params.id) });
  },
});

/** Stops everybody inside a workflow; who did it is recorded. */
const stopEveryone = defineEndpoint({
  route: 'POST /workflows/:id/stop',
  params: workflowParams,
  body: z.strictObject({ everyone: z.literal(true, { error: 'say true: everybody inside is stopped' }) }),
  handle: async ({ engine, params, req }) =>
    Response.json(await engine.workflows.stopEveryone(params.id, staffOf(req))),
});

/** Adds people to a workflow by hand: one address a line. Lines that are none are left out and told with their reason. */
const addPeople = defineEndpoint({
  route: 'POST /workflows/:id/people',
  params: workflowParams,
  body: z.strictObject({
    text: z
      .string({ error: 'write one e-mail address a line' })
      .max(1_000_000, 'is too long: add at most 10,000 people at once'),
    /** The same for every attempt, so that sending it twice adds nobody twice. */
    request: workflowParams.shape.id.optional(),
  }),
  handle: async ({ engine, params, body, req }) =>
    Response.json(await addLines(engine, params.id, { ...body, by: staffOf(req) })),
});

/** Has those enter a workflow now for whom something came too late, or forgets it. */
const decideLeftOut = defineEndpoint({
  route: 'POST /workflows/:id/left-out',
  params: workflowParams,
  body: z.strictObject({ then: z.enum(['start', 'dismiss'], { error: 'say "start" or "dismiss"' }) }),
  handle: async ({ engine, params, body, req }) =>
    Response.json(
      await (body.then === 'start'
        ? engine.workflows.startLeftOut(params.id, staffOf(req))
        : engine.workflows.dismissLeftOut(params.id, staffOf(req))),
    ),
});

const FUSE = ['let in', 'throw away', 'open for an hour', 'open for good', 'close'] as const;

/** Decides about entries that are paused because far more people enter than usually do. */
const decideFuse = defineEndpoint({
  route: 'POST /workflows/:id/fuse',
  params: workflowParams,
  body: z.strictObject({ then: z.enum(FUSE, { error: `say one of: ${FUSE.join(', ')}` }) }),
  handle: async ({ engine, params: { id }, body, req }) => {
    const { workflows } = engine;
    const by = staffOf(req);
    let events = 0;
    if (body.then === 'let in') ({ events } = await workflows.letIn(id));
    else if (body.then === 'throw away') ({ events } = await workflows.throwAway(id));
    else if (body.then === 'open for an hour') await workflows.openFuse(id, { for: 'an hour', by });
    else await workflows.openFuse(id, { for: body.then === 'close' ? 'no longer' : 'good', by });
    return Response.json({ events, workflow: await workflows.get(id) });
  },
});

/** Workflows, and who is inside. */
export const workflowEndpoints: BoundEndpoint[] = [
  summary,
  waiting,
  setStatus,
  freeze,
  stopEveryone,
  addPeople,
  decideLeftOut,
  decideFuse,
];
