import { z } from 'zod';
import { withoutCalled } from '../access/without-people.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { idParams } from './kit/inputs.js';
import { staffOf } from './kit/staff-of.js';

/** The webhooks that other systems call, with their last calls; what these held is for those who may see people. */
const list = defineEndpoint({
  route: 'GET /webhooks',
  handle: async ({ engine, seesPeople }) => {
    const webhooks = await engine.webhooks.list();
    return Response.json({ webhooks: (await seesPeople()) ? webhooks : webhooks.map(withoutCalled) });
  },
});

/** Makes a webhook; its secret is in this answer alone. What it may be like, the engine says. */
const create = defineEndpoint({
  route: 'POST /webhooks',
  body: z.looseObject({}),
  handle: async ({ engine, body, req }) => {
    const input = body as unknown as Parameters<typeof engine.webhooks.create>[0];
    return Response.json(await engine.webhooks.create(input, staffOf(req)), { status: 201 });
  },
});

/** Renames a webhook, or says where things stand in its payloads. */
const change = defineEndpoint({
  route: 'POST /webhooks/:id',
  params: idParams,
  body: z.looseObject({}),
  handle: async ({ engine, params, body, req, seesPeople }) => {
    const change = body as Parameters<typeof engine.webhooks.change>[1];
    const webhook = await engine.webhooks.change(params.id, change, staffOf(req));
    return Response.json({ webhook: (await seesPeople()) ? webhook : withoutCalled(webhook) });
  },
});

/** Takes a webhook away: its address answers nobody any more. */
const remove = defineEndpoint({
  route: 'POST /webhooks/:id/remove',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params, req }) => {
    await engine.webhooks.remove(params.id, staffOf(req));
    return Response.json({ removed: true });
  },
});

/** Gives a webhook a new secret, which is in this answer alone; the one before works no more. */
const rotate = defineEndpoint({
  route: 'POST /webhooks/:id/rotate',
  params: idParams,
  body: z.strictObject({}),
  handle: async ({ engine, params, req }) => Response.json(await engine.webhooks.rotate(params.id, staffOf(req))),
});

/** The webhooks that other systems call; the calls themselves are public, and stand apart. */
export const webhookEndpoints: BoundEndpoint[] = [list, create, change, remove, rotate];
