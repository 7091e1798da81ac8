import { consentGiven, consentRequested, workflow } from '../builder/index.js';
import { doubleOptIn } from '../recipes/double-opt-in.js';
import { installRecipe } from '../recipes/index.js';
import { createTestEngine, type TestEngine, type TestEngineOptions } from '../testing/engine.js';

const email = 'ada@example.com';
const words = 'Send me news';
const options: TestEngineOptions = {
  secret: 'a secret of at least thirty-two characters',
  publicUrl: 'https://shop.example.com',
  mail: { smtp: 'smtp://127.0.0.1:1', from: 'Shop <hello@shop.example.com>' },
};

describe('double opt-in', () => {
  let t: TestEngine;
  const open = async (given: TestEngineOptions = options, more: { atGap?: (gap: string) => Promise<void> } = {}) => {
    t = await createTestEngine(given, { start: '2026-03-02T09:00:00Z', ...more });
    await installRecipe(t.engine, doubleOptIn);
    await t.engine.workflows.setStatus('double-opt-in', 'active');
    const welcome = workflow('welcome').on(consentGiven('newsletter')).reenter('always').increase('welcomed', 1);
    await t.engine.workflows.publish(welcome.build());
    await t.engine.workflows.setStatus('welcome', 'active');
  };
  afterEach(() => t.engine.stop());

  let sent = 0;
  const submit = async (more: { confirm?: boolean; topic?: string; input?: string; values?: object } = {}) => {
    const { values, ...consent } = more;
    await t.engine.forms.submit({
      ...{ form: 'footer', id: String(sent++), values: { email, ...values } },
      consent: { topic: 'newsletter', words, ip: '192.0.2.1', ...consent },
    });
    await t.pass(0);
  };
  const person = async () => (await t.engine.people.search({ q: email })).items[0];
  const history = async () => t.engine.consent.history((await person())?.id ?? '');
  const stateOf = async (topic = 'newsletter') =>
    (await t.engine.consent.of((await person())?.id ?? '')).topics.find(({ id }) => id === topic)?.state;
  const tokenIn = (n = -1) => /whenthen\/confirm\/([\w-]+)/.exec(t.mail.sent.at(n)?.html ?? '')?.[1] ?? '';
  const follow = async (token: string, method: 'GET' | 'POST' = 'POST') => {
    const { status, body } = await t.engine.consent.respond({ method, token, address: '198.51.100.7' });
    await t.pass(0);
    return [status, /<h1>(.*)<\/h1>/.exec(body)?.[1]];
  };
  const events = async (name: string) => (await t.engine.events.list({ name })).items.length;

  it('health says so where nobody asks those who signed up, until a workflow does', async () => {
    await open();
    const notices = async () => (await t.engine.health()).notices.map(({ code, message }) => [code, message]);
    await submit();
    expect(await notices()).toEqual([]);
    await t.engine.workflows.setStatus('double-opt-in', 'paused');
    expect(await notices()).toEqual([['nobody_asks', expect.stringMatching(/^1 person has asked.*Double opt-in/)]]);
    const other = workflow('other').on(consentRequested('offers')).addTag('asked');
    await t.engine.workflows.publish(other.build());
    await t.engine.workflows.setStatus('other', 'active');
    expect(await notices()).toHaveLength(1);
    await follow(tokenIn());
    expect(await notices()).toEqual([]);
    await submit({ topic: 'offers' });
    expect(await notices()).toEqual([]);
  });

  it('goes from the form over a mail and its link to “subscribed”, with evidence of both, and starts what follows', async () => {
    await open();
    await submit();
    expect(await stateOf()).toBe('pending');
    expect((await person())?.fields).not.toHaveProperty('welcomed');
    const [mail] = t.mail.sent;
    expect(mail).toMatchObject({
      to: { address: email },
      subject: 'Please confirm: e-mails about Newsletter',
      headers: {},
    });
    expect(mail?.html).toContain(words);
    expect(mail?.text).toContain(`https://shop.example.com/whenthen/confirm/${tokenIn()}`);
    expect(mail?.text).toContain('7 days');

    const [kept] = (await t.engine.messages.list({})).items;
    const shown = await t.engine.messages.get(kept?.id ?? '');
    expect(JSON.stringify(shown)).toContain('whenthen/confirm/known-to-the-reader-only');
    expect(JSON.stringify(shown)).not.toContain(tokenIn());

    await t.pass('1 hour');
    for (let i = 0; i < 3; i++) expect(await follow(tokenIn(), 'GET')).toEqual([200, 'Confirm your subscription']);
    expect(await stateOf()).toBe('pending');
    for (let i = 0; i < 2; i++) expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
    expect(await follow(tokenIn(), 'GET')).toEqual([200, 'You are subscribed']);
    expect(await history()).toEqual([
      {
        ...{ topic: 'newsletter', name: 'Newsletter', state: 'subscribed', by: 'link', how: 'link' },
        at: expect.stringMatching(/^2026-03-02T10:00:0/) as string,
        evidence: { source: 'link:2026-03-02T09:00:00.000Z:form:footer', words, ip: '198.51.100.7' },
      },
      {
        ...{ topic: 'newsletter', name: 'Newsletter', state: 'pending', by: 'form', how: 'form' },
        at: '2026-03-02T09:00:00.000Z',
        evidence: { source: 'form:footer', words, ip: '192.0.2.1' },
      },
    ]);
    expect((await person())?.fields).toMatchObject({ welcomed: 1 });
    expect([await events('$consent_requested'), await events('$consent_given')]).toEqual([1, 1]);
  });

  it('asks once a day, and whoever agreed not at all', async () => {
    await open();
    for (let i = 0; i < 3; i++) await submit();
    await t.pass('23 hours');
    await submit();
    expect(t.mail.sent).toHaveLength(1);
    await t.pass('1 hour');
    await submit();
    expect(t.mail.sent).toHaveLength(2);
    // The link of the first mail works, too.
    expect(await follow(tokenIn(0))).toEqual([200, 'You are subscribed']);
    await t.pass('10 days');
    await submit();
    expect(t.mail.sent).toHaveLength(2);
    expect(await stateOf()).toBe('subscribed');
  });

  it('asks as often, and for as long, as the shop has set', async () => {
    await open();
    await t.engine.settings.change('consent', { confirmWithinDays: 2, askAgainAfterHours: 1 }, { by: 'ed' });
    await submit();
    await t.pass('1 hour');
    await submit();
    expect(t.mail.sent).toHaveLength(2);
    await t.pass('47 hours');
    expect(await follow(tokenIn(0))).toEqual([410, 'This link has expired']);
    expect(await follow(tokenIn(1))).toEqual([200, 'You are subscribed']);
  });

  it('expires: they stay unconfirmed, get no marketing mail, and are asked anew when they sign up once more', async () => {
    await open();
    await submit();
    await t.pass('7 days');
    expect(await follow(tokenIn(), 'GET')).toEqual([410, 'This link has expired']);
    expect(await follow(tokenIn())).toEqual([410, 'This link has expired']);
    expect(await stateOf()).toBe('pending');
    await submit();
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('a link that is not whole is refused, and so is one that was made with another secret', async () => {
    await open();
    await submit();
    const token = tokenIn();
    for (const bad of ['', 'x', `${token}x`, token.slice(1), { $ne: null } as unknown as string])
      for (const method of ['GET', 'POST'] as const)
        expect(await follow(bad, method)).toEqual([404, 'This link does not work']);
    expect(await stateOf()).toBe('pending');
  });

  it('whoever says no after they asked has undone it, and may ask anew', async () => {
    await open();
    await submit();
    const first = tokenIn();
    const id = (await person())?.id ?? '';
    await t.pass('1 hour');
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    expect(await follow(first)).toEqual([410, 'You have unsubscribed since']);
    expect(await stateOf()).toBe('pending');
    await t.pass('1 day');
    await submit();
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
    expect((await person())?.subscription.status).toBe('subscribed');

    await t.pass('1 hour');
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    expect(await follow(tokenIn())).toEqual([410, 'You have unsubscribed since']);
    await t.pass('1 hour');
    await submit();
    expect(t.mail.sent).toHaveLength(3);
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('whoever unsubscribes and signs up again is asked at once, and the link of before stays dead', async () => {
    await open();
    await submit();
    const first = tokenIn();
    await t.pass('10 minutes');
    await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('10 minutes');
    await submit();
    expect(t.mail.sent).toHaveLength(2);
    expect(await follow(first)).toEqual([410, 'You have unsubscribed since']);
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('10 minutes');
    await submit();
    expect(t.mail.sent).toHaveLength(3);
    for (const dead of [first, tokenIn(1)]) expect(await follow(dead)).toEqual([410, 'You have unsubscribed since']);
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('confirming one topic brings no other back', async () => {
    await open();
    for (const topic of ['newsletter', 'offers'])
      await t.engine.consent.change({ email, topic, state: 'subscribed', how: 'form' });
    await t.pass('1 hour');
    await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await submit({ topic: 'reminders' });
    await submit({ topic: 'offers' });
    expect(await follow(tokenIn(0))).toEqual([200, 'You are subscribed']);
    const { topics } = await t.engine.consent.of((await person())?.id ?? '');
    expect(topics.map(({ id, state, mayMail }) => [id, state, mayMail])).toEqual([
      ['newsletter', 'unsubscribed', false],
      // They asked for it since they left: its link works.
      ['offers', 'pending', false],
      ['reminders', 'subscribed', true],
    ]);
    expect(await follow(tokenIn(1))).toEqual([200, 'You are subscribed']);
    expect(await stateOf('offers')).toBe('subscribed');
  });

  // Other topics are switched off first, by themselves; then the one is agreed to.
  it.each([
    ['consent: events inserted', 1, false],
    ['consent: list written', 1, false],
    ['consent: events inserted', 2, true],
    ['consent: list written', 2, true],
    ['subscriptions: event inserted', 1, true],
  ] as const)(
    'confirming breaks off at “%s”, time %i: they come back all the same, once',
    async (gap, time, byItself) => {
      let breaks = false;
      let hits = 0;
      const atGap = (name: string) =>
        breaks && name === gap && ++hits === time ? Promise.reject(new Error('broke off')) : Promise.resolve();
      await open(options, { atGap });
      await submit();
      await t.pass('1 hour');
      await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
      await t.pass('1 hour');
      await submit();
      breaks = true;
      const { status } = await t.engine.consent.respond({ method: 'POST', token: tokenIn() });
      expect(status).toBe(503);
      breaks = false;
      await t.pass('1 minute');
      expect((await person())?.subscription.status).toBe(byItself ? 'subscribed' : 'unsubscribed');
      expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
      expect((await person())?.subscription.status).toBe('subscribed');
      expect([await stateOf(), await stateOf('offers')]).toEqual(['subscribed', 'unsubscribed']);
      expect(await events('$consent_given')).toBe(1);
      expect(await events('$subscribed')).toBe(1);
    },
  );

  it('whoever leaves while they confirm has left', async () => {
    let leave = (): Promise<unknown> | undefined => undefined;
    await open(options, { atGap: async (name: string) => void (name === 'consent: list written' && (await leave())) });
    await submit();
    const id = (await person())?.id ?? '';
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await submit();
    leave = async () => {
      leave = () => undefined;
      t.clock.moveTo(t.clock.now() + 1_000);
      await t.engine.people.setSubscription(id, 'subscribed', 'ed');
      t.clock.moveTo(t.clock.now() + 1_000);
      await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    };
    expect(await follow(tokenIn())).toEqual([410, 'You have unsubscribed since']);
    await t.pass('1 hour');
    expect((await person())?.subscription.status).toBe('unsubscribed');
  });

  it('an address that confirms nothing is not asked for ever', async () => {
    await open();
    for (let day = 0; day < 14; day++) {
      await submit({ topic: day % 2 ? 'offers' : 'newsletter' });
      await t.pass('2 days');
    }
    expect(t.mail.sent).toHaveLength(5);
    await t.pass('30 days');
    await submit();
    expect(t.mail.sent).toHaveLength(6);
  });

  it('a form takes no “no” back: an import and a merge keep it', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('1 hour');
    await submit();
    expect(await stateOf()).toBe('pending');
    const rows = [{ row: 2, person: { email, consent: ['newsletter'] } }];
    const { leftOut } = await t.engine.people.import({ import: 'list', rows, by: 'ed' });
    expect(leftOut).toHaveLength(1);
    await t.pass(0);
    expect(await stateOf()).toBe('pending');
    const { topics } = await t.engine.consent.of((await person())?.id ?? '');
    expect(topics[0]).toMatchObject({ mayMail: false, reason: expect.stringContaining('does not want') });
    const ask = tokenIn();
    await t.engine.track({ source: 'app', id: 'bob', name: 'came', email: 'bob@example.com' });
    await t.pass(0);
    const bob = (await t.engine.people.search({ q: 'bob' })).items[0]?.id ?? '';
    await t.engine.people.merge((await person())?.id ?? '', bob, { by: 'ed' });
    await t.pass(0);
    expect((await t.engine.consent.of(bob)).topics[0]).toMatchObject({ state: 'unsubscribed' });
    // It was about the other address: whoever reads it signs up again.
    expect(await follow(ask)).toEqual([410, 'This link has expired']);
  });

  it('an erasure keeps the “no” that a form came after', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('1 hour');
    await submit();
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('1 hour');
    await t.engine.track({ source: 'app', id: 'again', name: 'came', email });
    await t.pass(0);
    expect(await stateOf()).toBe('unsubscribed');
  });

  it('whoever agreed once and unsubscribed from everything is asked again', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'subscribed', how: 'form' });
    await t.pass('1 hour');
    await t.engine.people.setSubscription((await person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await submit();
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
    expect((await person())?.subscription.status).toBe('subscribed');
  });

  it('whoever called an e-mail spam is not asked', async () => {
    await open();
    await submit({ topic: 'offers', confirm: false });
    await t.engine.suppressions.add({ email, reason: 'complained', why: 'They wrote to us', by: 'ed' });
    await t.pass('1 hour');
    await submit();
    expect(await stateOf()).toBe('never_asked');
    expect(t.mail.sent).toEqual([]);
  });

  it('an erased address is unknown to the link, and its owner may sign up anew', async () => {
    await open();
    await submit();
    const token = tokenIn();
    await t.pass('1 hour');
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('1 hour');
    expect(await follow(token, 'GET')).toEqual([404, 'This link does not work']);
    expect(await follow(token)).toEqual([404, 'This link does not work']);
    expect(await person()).toBeUndefined();
    await submit();
    expect(await follow(token)).toEqual([404, 'This link does not work']);
    expect(await follow(tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('without confirming, the form counts at once', async () => {
    await open();
    await submit({ confirm: false });
    expect(await stateOf()).toBe('subscribed');
    expect(t.mail.sent).toEqual([]);
    expect((await person())?.fields).toMatchObject({ welcomed: 1 });
    expect(await history()).toMatchObject([{ how: 'form', evidence: { source: 'form:footer', words } }]);
  });

  it('asks nobody who did not tick the box, and for nothing that the shop does not have', async () => {
    await open();
    await submit({ input: 'news', values: { news: 'off' } });
    await submit({ topic: 'gone' });
    expect(await stateOf()).toBe('never_asked');
    expect(await events('$form_submitted')).toBe(2);
    await submit({ input: 'news', values: { news: 'on' } });
    expect(await stateOf()).toBe('pending');
  });

  it('a form that is handed over again asks once', async () => {
    await open();
    const one = { form: 'footer', id: 'same', values: { email }, consent: { topic: 'newsletter' } };
    expect(await t.engine.forms.submit(one)).toEqual({ accepted: true });
    await t.pass('2 days');
    expect(await t.engine.forms.submit(one)).toEqual({ accepted: false });
    await t.pass('1 day');
    expect(t.mail.sent).toHaveLength(1);
  });

  it('the mail waits where there is no address for the link, and fails where nobody asked for anything', async () => {
    await open({ ...options, publicUrl: undefined });
    await submit();
    expect(t.mail.sent).toEqual([]);
    expect((await t.engine.messages.list({})).items).toMatchObject([{ state: 'pending' }]);
    await t.engine.stop();

    await open();
    await t.engine.workflows.publish(workflow('wrong').on('went_by').send('double-opt-in-confirm').build());
    await t.engine.workflows.setStatus('wrong', 'active');
    await t.engine.track({ source: 'app', id: '1', name: 'went_by', email });
    await t.pass(0);
    const [{ state, reason } = { state: '', reason: '' }] = (await t.engine.messages.list({})).items;
    expect([state, reason]).toEqual(['failed', expect.stringContaining('“They are asked to confirm”')]);
  });

  it('a second mail of the same workflow is not sent to whoever has confirmed meanwhile', async () => {
    await open();
    const reminded = workflow('remind').on('$consent_requested').wait('2 days').send('double-opt-in-confirm');
    await t.engine.workflows.publish(reminded.build());
    await t.engine.workflows.setStatus('remind', 'active');
    await submit();
    await follow(tokenIn());
    await t.pass('3 days');
    expect(t.mail.sent).toHaveLength(1);
    const reasons = (await t.engine.messages.list({})).items.map(({ reason }) => reason);
    expect(reasons).toContain(`Skipped: ${email} has confirmed already`);
  });
});
