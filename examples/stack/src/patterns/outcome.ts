import type { Page, PersonView } from '@whenthen/core';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inbox } from '../machine/mail/inbox.js';
import type { Check } from '../story/expected.js';
import type { Rest } from '../story/rest.js';
import { players } from './cast.js';
import type { Crm } from './crm.js';

interface Seen {
  rest: Rest;
  inbox: Inbox;
  crm: Crm;
  /** The team's chat. */
  chat: Crm;
  loyalty: Crm;
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join('|') === [...b].sort().join('|');

const checkMails = async ({ inbox }: Seen, about: string, what: string, wanted: string[]): Promise<Check> => {
  const subjects = (await inbox.list(about)).map(({ subject }) => subject);
  return { about, what, ok: same(subjects, wanted), saw: subjects.map((s) => `“${s}”`).join(', ') || 'no mail' };
};

const personOf = async (rest: Rest, email: string): Promise<PersonView | undefined> =>
  (await rest<Page<PersonView>>('GET', `/api/whenthen/people?q=${encodeURIComponent(email)}`)).items[0];

const checkTags = async ({ rest }: Seen, about: string, wanted: string[]): Promise<Check> => {
  const tags = (await personOf(rest, about))?.tags ?? [];
  return { about, what: `the tags ${wanted.join(' and ')}`, ok: same(tags, wanted), saw: tags.join(', ') || 'no tags' };
};

/** Compares people, inbox and the other system with what the patterns promise, as they are now. */
export async function checkPatterns(seen: Seen): Promise<Check[]> {
  const { rest, crm, chat, loyalty } = seen;
  const { reader, fan, friend, lead, staff } = players;
  const fields = (await personOf(rest, fan))?.fields ?? {};
  return [
    await checkTags(seen, reader, ['newsletter-subscriber']),
    await checkMails(seen, reader, 'the welcome, and re-engagement after 14 days', [
      'You are on the list',
      'Have you seen this?',
    ]),
    await checkTags(seen, fan, ['newsletter-subscriber', 'customer']),
    {
      about: fan,
      what: 'the field customer is yes',
      ok: fields['customer'] === 'yes',
      saw: JSON.stringify(fields['customer'] ?? null),
    },
    await checkMails(seen, fan, 'the welcome, a thank-you, and a review request a week later', [
      'You are on the list',
      'Thank you for your order',
      'How do you like it?',
    ]),
    {
      about: fan,
      what: 'the loyalty programme is asked about them once, by the custom condition',
      ok: loyalty.calls.length === 1 && loyalty.calls[0]?.body === JSON.stringify({ emails: [fan] }),
      saw: loyalty.calls.map(({ body }) => body).join(', ') || 'no call',
    },
    {
      about: fan,
      what: 'the team’s chat is told once of a loyal customer’s order, by the custom action',
      ok: chat.calls.length === 1 && (chat.calls[0]?.body.includes(`A loyal customer orders (${fan})`) ?? false),
      saw: chat.calls.map(({ body }) => body).join(', ') || 'no call',
    },
    await checkTags(seen, friend, ['subscribed']),
    await checkMails(seen, friend, 'the welcome sequence, then the one for those who are no customers', [
      'Welcome, Fay',
      'What we do, and why',
      'Can we help you choose?',
    ]),
    await checkTags(seen, lead, ['hot-lead']),
    {
      about: lead,
      what: 'the CRM is told once',
      ok: crm.calls.length === 1 && (crm.calls[0]?.body.includes(lead) ?? false),
      saw: `${crm.calls.length} call(s)`,
    },
    await checkMails(seen, staff, 'one notification', [`Hot lead: ${lead}`]),
  ];
}

/** Waits until all is as promised, or the time is up: what is missing then is for `checkPatterns` to say. */
export async function waitForPatterns(seen: Seen, timeoutMs: number): Promise<Check[]> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; await sleep(2_000))
    if ((await checkPatterns(seen)).every(({ ok }) => ok)) break;
  // A while longer, for what should not come.
  await sleep(3_000);
  return checkPatterns(seen);
}
