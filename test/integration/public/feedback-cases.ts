import { callOf, standard, type FeedbackCall, type ProofOf, type providers } from './feedback-calls.js';
import type { Case, Sent } from './requests.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const told = (message: string | RegExp) => ({
  errors: [{ message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown) }],
});

const sentTo = (provider: string, { behind, headers, body }: FeedbackCall): Sent => ({
  method: 'POST',
  path: `/whenthen/feedback/${provider}${behind === undefined ? '' : `/${behind}`}`,
  headers: { ...JSON_TYPE, ...headers },
  body,
});

/** A call of any system, signed. */
export const generic = (json: object, now: number, proof: ProofOf = 'right'): Sent =>
  sentTo('generic', standard('webhook', JSON.stringify(json), proof, now));

interface Published {
  provider: keyof typeof providers;
  name: string;
  json: { accepted: number; ignored: number };
}

/** What each provider publishes, and what it is taken as. */
const PUBLISHED: Published[] = [
  ...(['mailgun', 'resend', 'postmark', 'brevo'] as const).flatMap((provider) =>
    ['bounce', 'complaint', 'delivery'].map((what) => ({
      ...{ provider, name: `${provider}-${what}`, json: { accepted: 1, ignored: 0 } },
    })),
  ),
  // All three in one call, beside others.
  { provider: 'sendgrid', name: 'sendgrid', json: { accepted: 5, ignored: 3 } },
];

/** What mail providers tell, each with the right proof, a wrong one and none. */
export const feedback: Case[] = [
  ...PUBLISHED.flatMap(({ provider, name, json }): Case[] => [
    {
      name: `${name} without a proof`,
      sent: ({ now }) => sentTo(provider, callOf(provider, name, 'none', now())),
      status: 401,
      headers: JSON_TYPE,
      json: told(/missing/),
    },
    {
      name: `${name} with a wrong proof`,
      sent: ({ now }) => sentTo(provider, callOf(provider, name, 'wrong', now())),
      status: 401,
      json: told(/does not fit|is not the one/),
    },
    {
      name: `${name} with the right proof`,
      sent: ({ now }) => sentTo(provider, callOf(provider, name, 'right', now())),
      status: 200,
      headers: { ...JSON_TYPE, etag: null },
      json,
    },
  ]),
  {
    name: 'a bounce that any system tells',
    sent: ({ now }) => generic({ type: 'bounce', email: 'gone@example.com' }, now()),
    status: 200,
    json: { accepted: 1, ignored: 0 },
  },
  {
    name: 'a bounce that somebody tells',
    sent: ({ now }) => generic({ type: 'bounce', email: 'reader@example.com' }, now(), 'wrong'),
    status: 401,
  },
  {
    name: 'feedback of a provider that is not set up',
    sent: { method: 'POST', path: '/whenthen/feedback/ses', headers: JSON_TYPE, body: '{}' },
    status: 404,
    json: told('No mail provider of this name is set up here.'),
  },
  {
    name: 'feedback that is no JSON',
    sent: ({ now }) => sentTo('generic', standard('webhook', '{', 'right', now())),
    status: 400,
    json: told('The body is not JSON.'),
  },
  {
    name: 'feedback of more than 1 MB',
    sent: { method: 'POST', path: '/whenthen/feedback/generic', headers: JSON_TYPE, body: 'x'.repeat(1_100_000) },
    status: 413,
    json: told('The body is larger than 1 MB.'),
  },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
    ['/whenthen/feedback/generic', '/whenthen/feedback/postmark/secret'].map((path) => ({
      name: `${method} of ${path}`,
      sent: { method, path },
      status: 405,
      headers: { allow: 'POST', ...JSON_TYPE },
      json: told('Use POST here.'),
    })),
  ),
];
