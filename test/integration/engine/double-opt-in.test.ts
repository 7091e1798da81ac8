import { consentGiven, workflow } from '@whenthen/core/builder';
import { createHttp } from '@whenthen/core/http';
import { installRecipe, recipes } from '@whenthen/core/recipes';
import type { TestEngine } from '@whenthen/core/testing';
import { closeAll, inbox, type Inbox } from '../../../core/src/test-support/smtp.js';
import { tracesInDatabase } from '../../support/traces.js';
import { openWorld, type World } from './world.js';

const email = 'ada@example.com';
const words = 'Send me news, about twice a month';
const LINK = /https:\/\/shop\.example\.com(\/whenthen\/confirm\/[\w-]+)/;

/** From the form over a real mail server to the link, on MongoDB. */
describe('double opt-in', () => {
  let world: World;
  let t: TestEngine;
  let box: Inbox;
  beforeEach(async () => {
    world = await openWorld('optin');
    box = await inbox();
    t = await world.engine(
      { smtp: true },
      {
        mail: { smtp: box.url, from: 'Harbour <shop@example.com>' },
        consent: 'opt_in',
        forms: { footer: { consent: { topic: 'newsletter', words, confirm: true, input: 'news' } } },
      },
    );
    const recipe = recipes.find(({ id }) => id === 'double-opt-in');
    if (!recipe) throw new Error('There is no recipe for double opt-in');
    await installRecipe(t.engine, recipe);
    await t.engine.workflows.setStatus('double-opt-in', 'active');
    await t.engine.templates.publish({
      ...{ id: 'hello', name: 'Hello', subject: 'Welcome', html: '<p>Hi</p>', kind: 'marketing', topic: 'newsletter' },
    });
    await t.engine.workflows.publish(
      workflow('welcome').on(consentGiven('newsletter')).reenter('always').send('hello').build(),
    );
    await t.engine.workflows.setStatus('welcome', 'active');
  });
  afterEach(async () => {
    await world.close();
    await closeAll();
  });

  const http = () => createHttp({ engine: () => Promise.resolve(t.engine), onFailure: () => undefined });
  const send = async (path: string, method: string, body?: object) => {
    const headers = { 'x-forwarded-for': '203.0.113.9', ...(body ? { 'content-type': 'application/json' } : {}) };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const request = new Request(`https://shop.example.com${path}`, init);
    const last = path.split('/').at(-1) ?? '';
    const answer = await (path.includes('/forms/')
      ? http().forms(request, { form: last })
      : http().confirm(request, { token: last }));
    await t.pass(0);
    return [answer.status, /<h1>(.*)<\/h1>/.exec(await answer.text())?.[1]];
  };
  const submit = async () => expect((await send('/whenthen/forms/footer', 'POST', { email, news: 'on' }))[0]).toBe(200);
  const subjects = () => box.mails.map(({ parsed }) => parsed.subject);
  const linkIn = (n = -1) => LINK.exec(box.mails.at(n)?.parsed.text ?? '')?.[1] ?? '';
  const person = async () => (await t.engine.people.search({ q: email })).items[0];
  const consents = () => world.db.collection<{ _id: string }>('whenthen_consents').findOne({ _id: email });
  const count = (name: string) => world.db.collection('whenthen_events').countDocuments({ email, name });
  const ASKED = 'Please confirm: e-mails about Newsletter';

  it('form, mail, link, subscribed: with evidence, once, and what follows begins', async () => {
    await submit();
    expect(subjects()).toEqual([ASKED]);
    expect(box.mails[0]?.to).toEqual([email]);
    expect(box.mails[0]?.parsed.headers.has('list-unsubscribe')).toBe(false);
    // Nobody is watched confirming, and the link leads straight to the page.
    expect(box.mails[0]?.parsed.html).toContain(`href="https://shop.example.com${linkIn()}"`);
    expect(await consents()).toMatchObject({
      topics: {
        newsletter: { state: 'pending', how: 'form', evidence: { source: 'form:footer', words, ip: '203.0.113.9' } },
      },
    });

    // A scanner of links, and the reader.
    for (const method of ['GET', 'HEAD', 'GET']) expect((await send(linkIn(), method))[0]).toBe(200);
    expect(await count('$consent_given')).toBe(0);
    expect(await Promise.all(Array.from({ length: 6 }, () => send(linkIn(), 'POST')))).toEqual(
      Array(6).fill([200, 'You are subscribed']),
    );
    await t.pass('1 minute');
    expect(await consents()).toMatchObject({
      topics: {
        newsletter: {
          ...{ state: 'subscribed', how: 'link' },
          evidence: { source: expect.stringMatching(/^link:2.*:form:footer$/), words, ip: '203.0.113.9' },
        },
      },
    });
    expect([await count('$consent_requested'), await count('$consent_given')]).toEqual([1, 1]);
    expect(subjects()).toEqual([ASKED, 'Welcome']);
    const timeline = (await t.engine.people.timeline((await person())?.id ?? '')).items.map(({ title }) => title);
    expect(timeline).toContain('Agreed to e-mails about “Newsletter”');

    // Who is subscribed is not asked.
    await t.pass('3 days');
    await submit();
    expect(subjects()).toHaveLength(2);
  });

  it('no trace of the link stays in the database', async () => {
    await submit();
    const token = linkIn().split('/').at(-1) ?? '';
    expect(token.length).toBeGreaterThan(50);
    expect(await tracesInDatabase(world.db, [token])).toEqual([]);
    expect(await tracesInDatabase(world.db, ['known-to-the-reader-only'])).not.toEqual([]);
  });

  it('asks once a day however often the form comes, also all at once', async () => {
    await Promise.all(Array.from({ length: 5 }, submit));
    await t.pass('23 hours');
    await submit();
    expect(subjects()).toEqual([ASKED]);
    await t.pass('2 hours');
    await submit();
    expect(subjects()).toEqual([ASKED, ASKED]);
  });

  it('expired, tampered with, unsubscribed meanwhile, erased meanwhile: nothing is confirmed', async () => {
    await submit();
    const first = linkIn();
    const changed = `${first.slice(0, -1)}${first.endsWith('A') ? 'B' : 'A'}`;
    expect(await send(changed, 'POST')).toEqual([404, 'This link does not work']);
    await t.pass('7 days');
    expect(await send(first, 'GET')).toEqual([410, 'This link has expired']);
    expect(await send(first, 'POST')).toEqual([410, 'This link has expired']);
    expect(await consents()).toMatchObject({ topics: { newsletter: { state: 'pending' } } });

    await submit();
    const second = linkIn();
    const leave =
      t.engine.subscriptions
        .url((await person())?.id ?? '')
        .split('/')
        .at(-1) ?? '';
    await t.pass('1 minute');
    await t.engine.subscriptions.respond({ method: 'POST', token: leave });
    expect(await send(second, 'POST')).toEqual([410, 'You have unsubscribed since']);

    await t.pass('1 day');
    await submit();
    const third = linkIn();
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('1 minute');
    expect(await send(third, 'POST')).toEqual([404, 'This link does not work']);
    expect(subjects()).toEqual([ASKED, ASKED, ASKED]);
    expect(await count('$consent_given')).toBe(0);
    expect(await consents()).toBeNull();
  });

  it('whoever unsubscribed from everything comes back by confirming', async () => {
    await submit();
    await send(linkIn(), 'POST');
    await t.pass('1 hour');
    const token =
      t.engine.subscriptions
        .url((await person())?.id ?? '')
        .split('/')
        .at(-1) ?? '';
    await t.engine.subscriptions.respond({ method: 'POST', token });
    await t.pass('1 hour');
    await submit();
    expect((await person())?.subscription.status).toBe('unsubscribed');
    expect(await send(linkIn(), 'POST')).toEqual([200, 'You are subscribed']);
    expect((await person())?.subscription.status).toBe('subscribed');
    expect(subjects()).toEqual([ASKED, 'Welcome', ASKED, 'Welcome']);
  });
});
