import { feedback, generic } from './feedback-cases.js';
import { CARD, confirmation, confirming, mail, mails, page, unsubscribing } from './mail-cases.js';
import { choosing, topicsPage } from './preferences-cases.js';
import {
  ada,
  call,
  form,
  HTML,
  JSON_TYPE,
  large,
  METRICS_TOKEN,
  ORIGIN,
  PAGE,
  told,
  type Case,
  type Sent,
} from './requests.js';

/** Spaces and the last line's end count: a signature is of these bytes. */
const order = '{ "email": "ada@example.com",\r\n  "id": "o1" }\n';

const forms: Case[] = [
  {
    name: 'a form is taken in',
    sent: form(ada),
    status: 200,
    headers: { ...JSON_TYPE, 'cache-control': 'no-store', 'access-control-allow-origin': null, etag: null },
    json: { accepted: true },
  },
  {
    name: 'a form as browsers send it is led on',
    sent: form('who=ada%40example.com', { ...HTML, 'content-type': 'application/x-www-form-urlencoded' }, 'led'),
    status: 303,
    headers: { location: 'https://shop.example.com/thanks', 'cache-control': 'no-store' },
    text: '',
  },
  {
    name: 'a browser reads a page',
    sent: form(ada, HTML),
    status: 200,
    headers: PAGE,
    text: /<h1>Thank you<\/h1>/,
  },
  {
    name: 'multipart is read as it came',
    sent: form('--b\r\ncontent-disposition: form-data; name="email"\r\n\r\nada@example.com\r\n--b--\r\n', {
      'content-type': 'multipart/form-data; boundary=b',
    }),
    status: 200,
    json: { accepted: true },
  },
  {
    name: 'a script of a website that may post reads its answer',
    sent: form(ada, { origin: ORIGIN }),
    status: 200,
    headers: { 'access-control-allow-origin': ORIGIN, vary: /origin/i },
  },
  { name: 'a script of another website may not', sent: form(ada, { origin: 'https://evil.example.com' }), status: 403 },
  { name: 'an unknown form', sent: form(ada, {}, 'none'), status: 404, json: told('There is no such form.') },
  { name: 'a form that is no JSON', sent: form('{'), status: 400, json: told('The body is not JSON.') },
  {
    name: 'a form without an address',
    sent: form('{"note":"x"}'),
    status: 400,
    json: { errors: [{ message: 'the e-mail address is missing', path: 'email' }] },
  },
  {
    name: 'a form of another kind',
    sent: form('x', { 'content-type': 'text/plain' }),
    status: 415,
    json: told('Send JSON, or a form as browsers do.'),
  },
  ...[70_000, 300_000].map((size) => ({
    name: `a form of ${size} bytes`,
    sent: form(large(size)),
    status: 413,
    headers: JSON_TYPE,
    json: told('This is larger than a form may be (64 kB).'),
  })),
  {
    name: 'a form of 300000 bytes by a browser',
    sent: form(large(300_000), HTML),
    status: 413,
    headers: PAGE,
    text: /This is larger than a form may be/,
  },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of a form`,
    sent: { method, path: '/whenthen/forms/contact' },
    status: 405,
    headers: { allow: 'POST', ...JSON_TYPE },
    json: told('Use POST here.'),
  })),
  {
    name: 'HEAD of a form',
    sent: { method: 'HEAD', path: '/whenthen/forms/contact' },
    status: 405,
    headers: { allow: 'POST' },
    text: '',
  },
];

const webhooks: Case[] = [
  {
    name: 'a call is taken in',
    sent: ({ webhook: { id, secret } }) => ({ ...call(order, { secret }), path: `/whenthen/hooks/${id}` }),
    status: 200,
    headers: { ...JSON_TYPE, etag: null },
    json: { accepted: true },
  },
  {
    name: 'a call that comes again',
    sent: ({ webhook: { id, secret } }) => ({ ...call(order, { secret }), path: `/whenthen/hooks/${id}` }),
    status: 200,
    json: { accepted: true, repeated: true },
  },
  {
    name: 'a call without its secret',
    sent: ({ webhook: { id } }) => ({ ...call(order), path: `/whenthen/hooks/${id}` }),
    status: 401,
    json: told('The header x-webhook-secret is missing or wrong.'),
  },
  {
    name: 'a call that is no JSON',
    sent: ({ webhook: { id, secret } }) => ({ ...call('{', { secret }), path: `/whenthen/hooks/${id}` }),
    status: 400,
  },
  {
    name: 'a call to nobody',
    sent: { ...call(order), path: '/whenthen/hooks/none' },
    status: 404,
    json: told('There is no such webhook.'),
  },
  {
    name: 'a call of 300000 bytes',
    sent: ({ webhook: { id, secret } }) => ({ ...call(large(300_000), { secret }), path: `/whenthen/hooks/${id}` }),
    status: 413,
    headers: JSON_TYPE,
    json: told('The body is larger than 256 kB.'),
  },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of a webhook`,
    sent: { method, path: '/whenthen/hooks/none' },
    status: 405,
    headers: { allow: 'POST', ...JSON_TYPE },
    json: told('Use POST here.'),
  })),
  {
    name: 'PUT of a webhook with what is no JSON',
    sent: { ...call('{'), method: 'PUT', path: '/whenthen/hooks/none' },
    status: 405,
    json: told('Use POST here.'),
  },
];

/** What every host answers. In this order: a call comes again after it came, and the page is looked at first. */
const scrape = (authorization?: string, method = 'GET'): Sent => ({
  path: '/whenthen/metrics',
  method,
  headers: authorization === undefined ? {} : { authorization },
});

const metrics: Case[] = [
  {
    name: 'metrics for whoever brings the token',
    sent: scrape(`Bearer ${METRICS_TOKEN}`),
    status: 200,
    headers: { 'content-type': /^text\/plain; version=0\.0\.4/, 'cache-control': 'no-store' },
    text: /^# TYPE whenthen_events_received_total counter$/m,
  },
  { name: 'metrics without a token', sent: scrape(), status: 401, headers: { 'www-authenticate': 'Bearer' } },
  { name: 'metrics with a wrong one', sent: scrape(`Bearer ${METRICS_TOKEN}x`), status: 401 },
  { name: 'metrics by another scheme', sent: scrape(`Basic ${METRICS_TOKEN}`), status: 401 },
  {
    name: 'metrics by another method',
    sent: scrape(`Bearer ${METRICS_TOKEN}`, 'POST'),
    status: 405,
    headers: { allow: 'GET, HEAD' },
  },
];

export const cases: Case[] = [
  ...forms,
  ...webhooks,
  ...feedback,
  ...mails,
  ...confirming,
  ...choosing,
  ...unsubscribing,
  ...metrics,
];

const LATER = { 'retry-after': '60' };
const NOT_TAKEN = 'This cannot be taken in at the moment. Try again in a minute.';

/** What every host answers that has lost its database, or never had it. */
export const casesAway: Case[] = [
  { name: 'a form', sent: form(ada), status: 503, headers: { ...LATER, ...JSON_TYPE }, json: told(NOT_TAKEN) },
  {
    name: 'a form by a browser',
    sent: form(ada, HTML),
    status: 503,
    headers: { ...LATER, ...PAGE },
    text: /This cannot be taken in at the moment/,
  },
  {
    name: 'a call',
    sent: ({ webhook: { id, secret } }) => ({ ...call(order, { secret }), path: `/whenthen/hooks/${id}` }),
    status: 503,
    headers: { ...LATER, ...JSON_TYPE },
    json: told(NOT_TAKEN),
  },
  {
    name: 'what a mail provider tells',
    sent: ({ now }) => generic({ type: 'bounce', email: 'reader@example.com' }, now()),
    status: 503,
    headers: { ...LATER, ...JSON_TYPE },
    json: told(NOT_TAKEN),
  },
  ...['GET', 'POST'].map((method) => ({
    name: `${method} of the page to unsubscribe`,
    ...page(method),
    status: 503,
    headers: { ...CARD, 'retry-after': '300' },
    text: /This does not work just now/,
  })),
  ...['GET', 'POST'].map((method) => ({
    name: `${method} of the page to confirm consent`,
    ...confirmation(method),
    status: 503,
    headers: { ...CARD, 'retry-after': '300' },
    text: /This does not work just now/,
  })),
  ...['GET', 'POST'].map((method) => ({
    name: `${method} of the page of preferences`,
    ...topicsPage(method, 'do=all_off', { 'accept-language': 'fr-CA' }),
    status: 503,
    headers: { ...CARD, 'retry-after': '300', 'content-language': 'fr' },
    text: /Impossible pour le moment/,
  })),
  { name: 'a form that is too large all the same', sent: form(large(300_000)), status: 413 },
  {
    name: 'another method all the same',
    sent: { method: 'PUT', path: '/whenthen/forms/contact' },
    status: 405,
    headers: { allow: 'POST' },
  },
];

/** Where there never was a database, nobody knows where a link leads. */
export const casesNever: Case[] = [
  ...casesAway,
  {
    name: 'a link of a mail',
    sent: mail('1:click:m:https://example.com/'),
    status: 503,
    headers: { ...LATER, ...PAGE },
    text: /It cannot be followed at the moment/,
  },
];
