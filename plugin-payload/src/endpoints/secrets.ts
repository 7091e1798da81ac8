import { secretHosts, secretName } from '@whenthen/core/definition';
import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { staffOf } from './kit/staff-of.js';

const params = z.strictObject({ name: secretName });

/** The names of secrets that steps use, and where they may be sent; values are never returned. */
const list = defineEndpoint({
  route: 'GET /secrets',
  handle: async ({ engine }) => Response.json({ secrets: await engine.secrets.list() }),
});

/** Keeps a secret, in place of the one that has its name; its hosts are not changed without its value. */
const set = defineEndpoint({
  route: 'POST /secrets',
  body: z.strictObject({
    name: secretName,
    value: z.string({ error: 'paste the secret' }).max(4_000),
    hosts: secretHosts,
  }),
  handle: async ({ engine, body: { name, ...secret }, req }) => {
    await engine.secrets.set(name, secret, staffOf(req));
    return Response.json({ name });
  },
});

/** Takes a secret away: steps that name it wait. */
const remove = defineEndpoint({
  route: 'POST /secrets/:name/remove',
  params,
  body: z.strictObject({}),
  handle: async ({ engine, params: { name }, req }) => {
    await engine.secrets.remove(name, staffOf(req));
    return Response.json({ removed: true });
  },
});

/** Makes the call of a step "Send webhook" once, with an example person. What its settings may be, the engine says. */
const test = defineEndpoint({
  route: 'POST /webhook-test',
  body: z.strictObject({ settings: z.looseObject({}) }),
  handle: async ({ engine, body, req }) =>
    Response.json(
      { tried: await engine.outgoingWebhooks.test(body.settings, staffOf(req)) },
      { headers: { 'cache-control': 'no-store' } },
    ),
});

/** Secrets, and test calls that use them: for who may change workflows. */
export const secretEndpoints: BoundEndpoint[] = [list, set, remove, test];
