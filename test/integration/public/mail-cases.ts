import { call, PAGE, tracking, type Case, type Made, type Sent } from './requests.js';

export const mail = (text: string, method = 'GET'): Sent => ({ method, path: `/whenthen/mail/${tracking(text)}` });
const PRIVATE = { 'cache-control': 'no-store, private', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

export const mails: Case[] = [
  {
    name: 'the pixel of a mail',
    sent: mail('1:open:m'),
    status: 200,
    headers: { ...PRIVATE, 'content-type': 'image/gif', etag: null },
    text: /^GIF89a/,
  },
  {
    name: 'a link of a mail',
    sent: mail('1:click:m:https://example.com/?a=1&b="2"'),
    status: 302,
    headers: { ...PRIVATE, ...PAGE, location: 'https://example.com/?a=1&b="2"' },
    text: /<h1>Moved<\/h1>/,
  },
  {
    name: 'a link with letters that no header may have',
    sent: mail('1:click:m:https://example.com/жуй me'),
    status: 302,
    headers: { location: 'https://example.com/%D0%B6%D1%83%D0%B9%20me' },
  },
  {
    name: 'HEAD of a link',
    sent: mail('1:click:m:https://example.com/', 'HEAD'),
    status: 302,
    headers: { location: 'https://example.com/' },
    text: '',
  },
  {
    name: 'a link that is not whole',
    sent: { method: 'GET', path: '/whenthen/mail/x' },
    status: 404,
    headers: { ...PRIVATE, ...PAGE },
    text: /This link does not work/,
  },
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of a link`,
    sent: mail('1:open:m', method),
    status: 405,
    headers: { allow: 'GET, HEAD', ...PAGE },
    text: /Use GET or HEAD here/,
  })),
];

export const page = (method: string, query = '') => ({
  sent: ({ person }: Made): Sent => ({
    method,
    path: `/whenthen/unsubscribe/${person}${query}`,
    ...(method === 'POST' && {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  }),
});
export const CARD = {
  ...PAGE,
  'cache-control': 'no-store',
  'content-security-policy': /default-src 'none'/,
  etag: null,
};

export const unsubscribing: Case[] = [
  {
    name: 'the page to unsubscribe',
    ...page('GET'),
    status: 200,
    headers: CARD,
    text: /Unsubscribe\?/,
  },
  { name: 'HEAD of the page to unsubscribe', ...page('HEAD'), status: 200, headers: CARD, text: '' },
  { name: 'one click', ...page('POST'), status: 200, headers: CARD, text: /You are unsubscribed/ },
  { name: 'the button of the page', ...page('POST', '?from=page'), status: 200, text: /You are unsubscribed/ },
  {
    name: 'a body that no parser would take',
    sent: ({ person }) => ({ ...call('{'), path: `/whenthen/unsubscribe/${person}` }),
    status: 200,
    text: /You are unsubscribed/,
  },
  ...['GET', 'POST'].map((method) => ({
    name: `${method} of a page of nobody`,
    sent: { method, path: '/whenthen/unsubscribe/x' },
    status: 404,
    headers: CARD,
    text: /This link does not work/,
  })),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of the page to unsubscribe`,
    ...page(method),
    status: 405,
    headers: { allow: 'GET, HEAD, POST', ...PAGE },
    text: /Use GET or HEAD or POST here/,
  })),
];

export const confirmation = (method: string) => ({
  sent: ({ confirm }: Made): Sent => ({
    method,
    path: `/whenthen/confirm/${confirm}`,
    ...(method === 'POST' && { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' }),
  }),
});

/** Before anybody unsubscribes: that would undo what is to be confirmed. */
export const confirming: Case[] = [
  {
    name: 'the page to confirm consent',
    ...confirmation('GET'),
    status: 200,
    headers: CARD,
    text: /Confirm your subscription/,
  },
  { name: 'HEAD of the page to confirm consent', ...confirmation('HEAD'), status: 200, headers: CARD, text: '' },
  { name: 'its button', ...confirmation('POST'), status: 200, headers: CARD, text: /You are subscribed/ },
  {
    name: 'a body that no parser would take, to the page to confirm consent',
    sent: ({ confirm }) => ({ ...call('{'), path: `/whenthen/confirm/${confirm}` }),
    status: 200,
    text: /You are subscribed/,
  },
  ...['GET', 'POST'].map((method) => ({
    name: `${method} of a page to confirm what nobody asked for`,
    sent: { method, path: '/whenthen/confirm/x' },
    status: 404,
    headers: CARD,
    text: /This link does not work/,
  })),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of the page to confirm consent`,
    ...confirmation(method),
    status: 405,
    headers: { allow: 'GET, HEAD, POST', ...PAGE },
    text: /Use GET or HEAD or POST here/,
  })),
];
