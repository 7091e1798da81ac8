import type { Engine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { cases, casesAway } from './cases.js';
import { CHOOSES_FROM } from './preferences-cases.js';
import { confirmToken, tooMany, type Case, type Made, type Sent } from './requests.js';

/** Somebody who serves the public addresses. */
export interface Host {
  send(sent: Sent): Promise<Response>;
  /** An engine with the same options on the same database. */
  engine: Engine;
  /** From `stop` to `goOn` its database stands still. */
  database: { stop(): void; goOn(): void };
  /** Has what was handed over be worked on, where nobody works by themselves. */
  work?(): Promise<unknown>;
  /** Its clock, where it is another one than the machine's. */
  now?: () => number;
}

/** Sends over HTTP; `base` is what stands before `/whenthen`. */
export const sendTo =
  (base: string): Host['send'] =>
  ({ path, ...init }) =>
    fetch(base + path, { ...init, redirect: 'manual' });

/** Nobody has been made yet: the database is not there. */
export const nobody: Made = {
  webhook: { id: 'shop', secret: 'a secret' },
  person: 'x',
  confirm: 'x',
  preferences: 'x',
  now: Date.now,
};

const make = async ({ engine, work, now = Date.now }: Host): Promise<Made> => {
  const email = 'reader@example.com';
  await engine.track({ source: 'test', id: 'reader', name: 'signed_up', email });
  await work?.();
  const found = async () => (await engine.people.search({ q: email })).items[0];
  await engine.consent.change({ email, topic: 'newsletter', state: 'pending', how: 'form' });
  const { id } = await waitUntil(found, { timeoutMs: 20_000, what: 'the person' });
  const { webhook, secret } = await engine.webhooks.create({
    name: 'Shop',
    proof: { kind: 'header' },
    mapping: { email: 'email', id: 'id' },
  });
  return {
    webhook: { id: webhook.id, secret },
    person: engine.subscriptions.url(id).split('/').at(-1) ?? '',
    confirm: confirmToken(id, now()),
    preferences: engine.preferences.url(id).split('/').at(-1) ?? '',
    now,
  };
};

/** Sends the request of a case, and looks at all of its answer. */
export const check = async (send: Host['send'], made: Made, { sent, status, headers = {}, json, text }: Case) => {
  const answer = await send(typeof sent === 'function' ? sent(made) : sent);
  const body = await answer.text();
  expect([answer.status, body]).toEqual([status, expect.anything()]);
  for (const [name, value] of Object.entries(headers)) {
    const given = answer.headers.get(name);
    expect([name, given]).toEqual([name, value instanceof RegExp ? expect.stringMatching(value) : value]);
  }
  if (json) expect(JSON.parse(body)).toEqual(json);
  if (text !== undefined) expect(body).toEqual(text instanceof RegExp ? expect.stringMatching(text) : text);
  // Whoever is refused, and reads JSON, reads why.
  if (status >= 400 && answer.headers.get('content-type') === 'application/json' && body !== '')
    expect((JSON.parse(body) as { errors: { message: string }[] }).errors[0]?.message).toMatch(/\w/);
};

/** How long a host waits for its database, in milliseconds. */
export const PATIENCE = 3_000;

/** What every host of the public addresses has to answer. */
export const conforms = (host: () => Host): void => {
  let made: Made;
  beforeAll(async () => {
    made = await make(host());
  }, 30_000);

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await check(host().send, made, one);
  });

  test('one address may send so many forms', async () => {
    const statuses: number[] = [];
    let last: Response | undefined;
    for (const sent of tooMany()) {
      last = await host().send(sent);
      statuses.push(last.status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last?.json()).toEqual({ errors: [{ message: 'Too many at once. Try again in a minute.' }] });
  });

  test('what was taken in is there, with the values that were sent', async () => {
    const { engine, work } = host();
    await work?.();
    const { items } = await engine.events.list({ q: 'ada@example.com', limit: 200 });
    const count = (name: string) => items.filter((event) => event.name === name).length;
    expect([count('$form_submitted'), count('$webhook_received')]).toEqual([15, 1]);
    expect((await engine.webhooks.list())[0]?.turnedAway).toBe(1);
    const listed = (await engine.suppressions.list({ reason: 'bounced' })).items;
    expect(listed.map(({ email, by }) => `${email} by ${by}`).sort()).toEqual([
      'alice@example.com by Mailgun',
      'delivered@resend.dev by Resend',
      'example@domain.com by Brevo',
      'example@test.com by SendGrid',
      'gone@example.com by your mail system',
      'john@example.com by Postmark',
    ]);
    const [person] = (await engine.people.search({ q: 'reader@example.com' })).items;
    expect(person?.subscription).toMatchObject({ status: 'unsubscribed', by: 'one-click' });
    const chosen = await engine.consent.history(person?.id ?? '');
    expect(chosen.map(({ topic, state, how }) => `${topic} ${state} by ${how}`).sort()).toEqual([
      'newsletter pending by form',
      'newsletter subscribed by link',
      'newsletter subscribed by page',
      'offers unsubscribed by page',
      'reminders unsubscribed by page',
    ]);
    expect(chosen.find(({ topic }) => topic === 'offers')?.evidence).toEqual({
      words: 'I would like e-mails about: Offers (Discounts and new products)',
      ip: CHOOSES_FROM,
    });
  });

  test('while the database stands still, everybody is told to come again', async () => {
    const { send, database } = host();
    database.stop();
    try {
      await Promise.all(casesAway.map((one) => check(send, made, one)));
    } finally {
      database.goOn();
    }
  });
};
