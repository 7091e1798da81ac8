import { consentRequested, workflow } from '../builder/index.js';
import { email, openOptIn, options, words, type OptIn } from '../test-support/opt-in.js';

describe('double opt-in', () => {
  let shop: OptIn;
  let t: OptIn['t'];
  const open = async (...given: Parameters<typeof openOptIn>) => {
    shop = await openOptIn(...given);
    t = shop.t;
  };
  afterEach(() => t.engine.stop());

  it('health says so where nobody asks those who signed up, until a workflow does', async () => {
    await open();
    const notices = async () => (await t.engine.health()).notices.map(({ code, message }) => [code, message]);
    await shop.submit();
    expect(await notices()).toEqual([]);
    await t.engine.workflows.setStatus('double-opt-in', 'paused');
    expect(await notices()).toEqual([['nobody_asks', expect.stringMatching(/^1 person has asked.*Double opt-in/)]]);
    const other = workflow('other').on(consentRequested('offers')).addTag('asked');
    await t.engine.workflows.publish(other.build());
    await t.engine.workflows.setStatus('other', 'active');
    expect(await notices()).toHaveLength(1);
    await shop.follow(shop.tokenIn());
    expect(await notices()).toEqual([]);
    await shop.submit({ topic: 'offers' });
    expect(await notices()).toEqual([]);
  });

  it('goes from the form over a mail and its link to “subscribed”, with evidence of both, and starts what follows', async () => {
    await open();
    await shop.submit();
    expect(await shop.stateOf()).toBe('pending');
    expect((await shop.person())?.fields).not.toHaveProperty('welcomed');
    const [mail] = t.mail.sent;
    expect(mail).toMatchObject({
      to: { address: email },
      subject: 'Please confirm: e-mails about Newsletter',
      headers: {},
    });
    expect(mail?.html).toContain(words);
    expect(mail?.text).toContain(`https://shop.example.com/whenthen/confirm/${shop.tokenIn()}`);
    expect(mail?.text).toContain('7 days');

    const [kept] = (await t.engine.messages.list({})).items;
    const shown = await t.engine.messages.get(kept?.id ?? '');
    expect(JSON.stringify(shown)).toContain('whenthen/confirm/known-to-the-reader-only');
    expect(JSON.stringify(shown)).not.toContain(shop.tokenIn());

    await t.pass('1 hour');
    for (let i = 0; i < 3; i++)
      expect(await shop.follow(shop.tokenIn(), 'GET')).toEqual([200, 'Confirm your subscription']);
    expect(await shop.stateOf()).toBe('pending');
    for (let i = 0; i < 2; i++) expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
    expect(await shop.follow(shop.tokenIn(), 'GET')).toEqual([200, 'You are subscribed']);
    expect(await shop.history()).toEqual([
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
    expect((await shop.person())?.fields).toMatchObject({ welcomed: 1 });
    expect([await shop.events('$consent_requested'), await shop.events('$consent_given')]).toEqual([1, 1]);
  });

  it('asks once a day, and whoever agreed not at all', async () => {
    await open();
    for (let i = 0; i < 3; i++) await shop.submit();
    await t.pass('23 hours');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(1);
    await t.pass('1 hour');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(2);
    // The link of the first mail works, too.
    expect(await shop.follow(shop.tokenIn(0))).toEqual([200, 'You are subscribed']);
    await t.pass('10 days');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(2);
    expect(await shop.stateOf()).toBe('subscribed');
  });

  it('asks as often, and for as long, as the shop has set', async () => {
    await open();
    await t.engine.settings.change('consent', { confirmWithinDays: 2, askAgainAfterHours: 1 }, { by: 'ed' });
    await shop.submit();
    await t.pass('1 hour');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(2);
    await t.pass('47 hours');
    expect(await shop.follow(shop.tokenIn(0))).toEqual([410, 'This link has expired']);
    expect(await shop.follow(shop.tokenIn(1))).toEqual([200, 'You are subscribed']);
  });

  it('expires: they stay unconfirmed, get no marketing mail, and are asked anew when they sign up once more', async () => {
    await open();
    await shop.submit();
    await t.pass('7 days');
    expect(await shop.follow(shop.tokenIn(), 'GET')).toEqual([410, 'This link has expired']);
    expect(await shop.follow(shop.tokenIn())).toEqual([410, 'This link has expired']);
    expect(await shop.stateOf()).toBe('pending');
    await shop.submit();
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('a link that is not whole is refused, and so is one that was made with another secret', async () => {
    await open();
    await shop.submit();
    const token = shop.tokenIn();
    for (const bad of ['', 'x', `${token}x`, token.slice(1), { $ne: null } as unknown as string])
      for (const method of ['GET', 'POST'] as const)
        expect(await shop.follow(bad, method)).toEqual([404, 'This link does not work']);
    expect(await shop.stateOf()).toBe('pending');
  });

  it('whoever says no after they asked has undone it, and may ask anew', async () => {
    await open();
    await shop.submit();
    const first = shop.tokenIn();
    const id = (await shop.person())?.id ?? '';
    await t.pass('1 hour');
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    expect(await shop.follow(first)).toEqual([410, 'You have unsubscribed since']);
    expect(await shop.stateOf()).toBe('pending');
    await t.pass('1 day');
    await shop.submit();
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
    expect((await shop.person())?.subscription.status).toBe('subscribed');

    await t.pass('1 hour');
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    expect(await shop.follow(shop.tokenIn())).toEqual([410, 'You have unsubscribed since']);
    await t.pass('1 hour');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(3);
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('whoever agreed once and unsubscribed from everything is asked again', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'subscribed', how: 'form' });
    await t.pass('1 hour');
    await t.engine.people.setSubscription((await shop.person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await shop.submit();
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
    expect((await shop.person())?.subscription.status).toBe('subscribed');
  });

  it('whoever called an e-mail spam is not asked', async () => {
    await open();
    await shop.submit({ topic: 'offers', confirm: false });
    await t.engine.suppressions.add({ email, reason: 'complained', why: 'They wrote to us', by: 'ed' });
    await t.pass('1 hour');
    await shop.submit();
    expect(await shop.stateOf()).toBe('never_asked');
    expect(t.mail.sent).toEqual([]);
  });

  it('an erased address is unknown to the link, and its owner may sign up anew', async () => {
    await open();
    await shop.submit();
    const token = shop.tokenIn();
    await t.pass('1 hour');
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('1 hour');
    expect(await shop.follow(token, 'GET')).toEqual([404, 'This link does not work']);
    expect(await shop.follow(token)).toEqual([404, 'This link does not work']);
    expect(await shop.person()).toBeUndefined();
    await shop.submit();
    expect(await shop.follow(token)).toEqual([404, 'This link does not work']);
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('without confirming, the form counts at once', async () => {
    await open();
    await shop.submit({ confirm: false });
    expect(await shop.stateOf()).toBe('subscribed');
    expect(t.mail.sent).toEqual([]);
    expect((await shop.person())?.fields).toMatchObject({ welcomed: 1 });
    expect(await shop.history()).toMatchObject([{ how: 'form', evidence: { source: 'form:footer', words } }]);
  });

  it('asks nobody who did not tick the box, and for nothing that the shop does not have', async () => {
    await open();
    await shop.submit({ input: 'news', values: { news: 'off' } });
    await shop.submit({ topic: 'gone' });
    expect(await shop.stateOf()).toBe('never_asked');
    expect(await shop.events('$form_submitted')).toBe(2);
    await shop.submit({ input: 'news', values: { news: 'on' } });
    expect(await shop.stateOf()).toBe('pending');
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
    await shop.submit();
    expect(t.mail.sent).toEqual([]);
    expect((await t.engine.messages.list({})).items).toMatchObject([{ state: 'pending' }]);
    await t.engine.stop();

    await open();
    await t.engine.workflows.publish(workflow('wrong').on('went_by').send('double-opt-in-confirm').build());
    await t.engine.workflows.setStatus('wrong', 'active');
    await t.engine.track({ source: 'app', id: '1', name: 'went_by', email });
    await t.pass(0);
    const [{ state, reason } = { state: '', reason: '' }] = (await t.engine.messages.list({})).items;
    expect([state, reason]).toEqual(['failed', expect.stringContaining('“They are asked to confirm e-mails”')]);
  });

  it('a second mail of the same workflow is not sent to whoever has confirmed meanwhile', async () => {
    await open();
    const reminded = workflow('remind').on('$consent_requested').wait('2 days').send('double-opt-in-confirm');
    await t.engine.workflows.publish(reminded.build());
    await t.engine.workflows.setStatus('remind', 'active');
    await shop.submit();
    await shop.follow(shop.tokenIn());
    await t.pass('3 days');
    expect(t.mail.sent).toHaveLength(1);
    const reasons = (await t.engine.messages.list({})).items.map(({ reason }) => reason);
    expect(reasons).toContain(`Skipped: ${email} has confirmed already`);
  });
});
