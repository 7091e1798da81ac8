import { CARD } from './mail-cases.js';
import { PAGE, type Case, type Made, type Sent } from './requests.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A request to the page of preferences; a POST with its form. */
export const topicsPage = (method: string, body = '', headers: Record<string, string> = {}) => ({
  sent: ({ preferences }: Made): Sent => ({
    method,
    path: `/whenthen/preferences/${preferences}`,
    headers: { ...(method === 'POST' ? FORM : {}), ...headers },
    ...(method === 'POST' ? { body } : {}),
  }),
});

/** Where the person of the cases chooses from: what a proxy adds last counts. */
export const CHOOSES_FROM = '198.51.100.77';

const box = (id: string, on: boolean) => `value="${id}"${on ? ' checked' : ''} `;
/** Which of the shop's three topics are on. */
const boxes = (...on: boolean[]) =>
  new RegExp(['newsletter', 'offers', 'reminders'].map((id, i) => box(id, on[i] === true)).join('[^]*'));

export const choosing: Case[] = [
  {
    name: 'the page of preferences',
    ...topicsPage('GET'),
    status: 200,
    headers: { ...CARD, 'content-language': 'en' },
    text: boxes(true, true, true),
  },
  {
    name: 'the page of preferences in the browser’s language',
    ...topicsPage('GET', '', { 'accept-language': 'it-CH, en;q=0.5' }),
    status: 200,
    headers: { 'content-language': 'it' },
    text: /<html lang="it">[^]*Le Sue preferenze e-mail/,
  },
  { name: 'HEAD of the page of preferences', ...topicsPage('HEAD'), status: 200, headers: CARD, text: '' },
  {
    name: 'a topic is switched off',
    ...topicsPage('POST', 'was_on=newsletter&was_on=offers&was_on=reminders&topic=newsletter&topic=reminders&do=save', {
      'x-forwarded-for': `203.0.113.9, ${CHOOSES_FROM}`,
    }),
    status: 200,
    headers: CARD,
    text: boxes(true, false, true),
  },
  { name: 'all off', ...topicsPage('POST', 'do=all_off'), status: 200, text: boxes(false, false, false) },
  {
    name: 'a topic is switched on again, alone',
    ...topicsPage('POST', 'was_off=newsletter&was_off=offers&was_off=reminders&topic=newsletter&do=save'),
    status: 200,
    text: boxes(true, false, false),
  },
  {
    name: '1,000 topics of nobody',
    ...topicsPage('POST', `do=save&${Array.from({ length: 1_000 }, (_, i) => `topic=t${i}`).join('&')}`),
    status: 200,
    text: boxes(true, false, false),
  },
  {
    name: 'a form that is none of the page’s',
    ...topicsPage('POST', 'List-Unsubscribe=One-Click'),
    status: 400,
    headers: CARD,
    text: /Nothing was changed/,
  },
  {
    name: 'a choice of 20000 bytes',
    ...topicsPage('POST', `do=all_off&x=${'y'.repeat(20_000)}`),
    status: 413,
    headers: CARD,
    text: /Nothing was changed/,
  },
  ...['GET', 'POST'].flatMap((method): Case[] => [
    {
      name: `${method} of the preferences of nobody`,
      sent: { method, path: '/whenthen/preferences/x' },
      status: 404,
      headers: CARD,
      text: /This link does not work/,
    },
    {
      name: `${method} of preferences by the link to unsubscribe`,
      sent: ({ person }) => ({ method, path: `/whenthen/preferences/${person}` }),
      status: 404,
    },
    {
      name: `${method} of unsubscribing by the link to the preferences`,
      sent: ({ preferences }) => ({ method, path: `/whenthen/unsubscribe/${preferences}` }),
      status: 404,
    },
  ]),
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `${method} of the page of preferences`,
    ...topicsPage(method),
    status: 405,
    headers: { allow: 'GET, HEAD, POST', ...PAGE },
    text: /Use GET or HEAD or POST here/,
  })),
];
