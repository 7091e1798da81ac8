import { consentPolicies, consentSettings } from '@whenthen/core/definition';
import { z } from 'zod';
import { consentPage } from '../consent/consent-page.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { idParams } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

/** Who gets marketing e-mail, and about which topics. */
const show = defineEndpoint({
  route: 'GET /consent',
  handle: async ({ engine, runtime }) => Response.json(await consentPage(engine, runtime)),
});

/** Chooses who gets marketing e-mail, and changes the topics; over what whoever does it had before their eyes. */
const change = defineEndpoint({
  route: 'POST /consent',
  body: z.strictObject({
    policy: z.enum(consentPolicies, { error: `say one of: ${consentPolicies.join(', ')}` }),
    topics: consentSettings.shape.topics.unwrap(),
    confirmWithinDays: consentSettings.shape.confirmWithinDays.unwrap().optional(),
    askAgainAfterHours: consentSettings.shape.askAgainAfterHours.unwrap().optional(),
    rev: z.number().int().min(0),
  }),
  handle: async ({ engine, runtime, req, body: { rev, ...chosen } }) => {
    // What is left out stays as it is.
    const { consent } = (await engine.settings.get()).values;
    const given = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
    await engine.settings.change('consent', { ...consent, ...given }, { by: staffOf(req), rev });
    return Response.json(await consentPage(engine, runtime));
  },
});

/** Where a person stands on each topic, and how it came to that. */
const ofPerson = defineEndpoint({
  route: 'GET /people/:id/consent',
  params: idParams,
  handle: async ({ engine, params }) => {
    if (!(await engine.people.get(params.id))) return problem(404, [{ message: 'There is no such person.' }]);
    const [consent, history] = await Promise.all([engine.consent.of(params.id), engine.consent.history(params.id)]);
    return Response.json({ consent, history });
  },
});

/** Changes by hand what a person agreed to; who did it and why is recorded. */
const changePerson = defineEndpoint({
  route: 'POST /people/:id/consent',
  params: idParams,
  body: z.strictObject({
    topic: z.string().min(1).max(40),
    state: z.enum(['subscribed', 'unsubscribed'], { error: 'say "subscribed" or "unsubscribed"' }),
    reason: z.string().trim().min(1, 'say why: that is kept with it').max(500),
  }),
  handle: async ({ engine, params, body: { topic, state, reason }, req }) => {
    const how = 'staff' as const;
    const evidence = { reason };
    const by = staffOf(req);
    return Response.json({
      consent: await engine.consent.change({ person: params.id, topic, state, how, by, evidence }),
    });
  },
});

/** Consent: the shop's settings, and each person's. */
export const consentEndpoints: BoundEndpoint[] = [show, change, ofPerson, changePerson];
