import { z } from 'zod';
import { withoutAddress } from '../access/without-people.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, idParams, pageQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

const text = z.string().min(1).max(500).optional();
const filter = {
  workflow: z.string().min(1).max(200).optional(),
  step: z.string().min(1).max(200).optional(),
  action: z.string().min(1).max(100).optional(),
  kind: z.enum(['failed', 'held', 'expired'], { error: 'say "failed", "held" or "expired"' }).optional(),
  cause: text,
  text: z.string().trim().min(1).max(200).optional(),
  person: idParams.shape.id.optional(),
  run: idParams.shape.id.optional(),
  until: z.iso.datetime({ error: 'is not a moment such as 2026-03-01T09:00:00.000Z' }).optional(),
};

/** Chosen one by one, or all that match and were counted. */
const choice = {
  keys: z.array(idParams.shape.id).min(1, 'choose at least one').max(200).optional(),
  filter: z.strictObject(filter).optional(),
  expected: z.number().int().min(0).optional(),
};
type Choice = z.output<z.ZodObject<typeof choice>>;

const choiceOf = ({ keys, filter: which, expected }: Choice) =>
  given({ keys, filter: which && given(which), expected }) as { keys: string[] };

/** What failed, is held or came too late, newest first. */
const list = defineEndpoint({
  route: 'GET /attention',
  query: z.strictObject({ ...filter, ...pageQuery }),
  handle: async ({ engine, query, seesPeople }) => {
    const { items, next } = await engine.attention.list(given(query));
    return Response.json({ items: (await seesPeople()) ? items : items.map(withoutAddress), next });
  },
});

/** The same by workflow, action and cause, the largest group first. */
const groups = defineEndpoint({
  route: 'GET /attention/groups',
  handle: async ({ engine }) => Response.json(await engine.attention.groups()),
});

/** How many match, and up to which moment they were counted. */
const count = defineEndpoint({
  route: 'GET /attention/count',
  query: z.strictObject(filter),
  handle: async ({ engine, query }) => Response.json(await engine.attention.count(given(query))),
});

/** Tries again what was chosen, or all that match. */
const retry = defineEndpoint({
  route: 'POST /attention/retry',
  body: z.strictObject(choice),
  handle: async ({ engine, body, req }) =>
    Response.json({ job: await engine.attention.retry(choiceOf(body), { by: staffOf(req) }) }),
});

/** Takes what was chosen, or all that match, from the list. */
const dismiss = defineEndpoint({
  route: 'POST /attention/dismiss',
  body: z.strictObject({
    ...choice,
    note: z.string().trim().max(500).optional(),
    heldAs: z.enum(['sent', 'not_sent'], { error: 'say "sent" or "not_sent"' }).optional(),
  }),
  handle: async ({ engine, body: { note, heldAs, ...chosen }, req }) =>
    Response.json({
      job: await engine.attention.dismiss(choiceOf(chosen), { by: staffOf(req), ...given({ note, heldAs }) }),
    }),
});

/** The newest decisions, and how far they have come. */
const jobs = defineEndpoint({
  route: 'GET /attention/jobs',
  handle: async ({ engine }) => Response.json({ jobs: await engine.attention.jobs() }),
});

const job = defineEndpoint({
  route: 'GET /attention/jobs/:id',
  params: idParams,
  handle: async ({ engine, params }) => {
    const found = await engine.attention.job(params.id);
    return found ? Response.json({ job: found }) : problem(404, [{ message: 'There is no such decision.' }]);
  },
});

/** Puts back what a decision dismissed. */
const undo = defineEndpoint({
  route: 'POST /attention/jobs/:id/undo',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params, req }) =>
    Response.json({ job: await engine.attention.undo(params.id, { by: staffOf(req) }) }),
});

/** What needs a person, and what they decide. */
export const attentionEndpoints: BoundEndpoint[] = [list, groups, count, retry, dismiss, jobs, job, undo];
