import { email, openOptIn, options, type OptIn } from '../test-support/opt-in.js';

describe('a request that nobody has confirmed yet', () => {
  let shop: OptIn;
  let t: OptIn['t'];
  const open = async (...given: Parameters<typeof openOptIn>) => {
    shop = await openOptIn(...given);
    t = shop.t;
  };
  /** Ada has signed up, has unsubscribed from everything, and has signed up again. */
  const openAfterLeaving = async (atGap: (gap: string) => Promise<void>) => {
    await open(options, { atGap });
    await shop.submit();
    await t.pass('1 hour');
    await t.engine.people.setSubscription((await shop.person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await shop.submit();
  };
  afterEach(() => t.engine.stop());

  it('whoever unsubscribes and signs up again is asked at once, and the link of before stays dead', async () => {
    await open();
    await shop.submit();
    const first = shop.tokenIn();
    await t.pass('10 minutes');
    await t.engine.people.setSubscription((await shop.person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('10 minutes');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(2);
    expect(await shop.follow(first)).toEqual([410, 'You have unsubscribed since']);
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('10 minutes');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(3);
    for (const dead of [first, shop.tokenIn(1)])
      expect(await shop.follow(dead)).toEqual([410, 'You have unsubscribed since']);
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
  });

  it('confirming one topic brings no other back', async () => {
    await open();
    for (const topic of ['newsletter', 'offers'])
      await t.engine.consent.change({ email, topic, state: 'subscribed', how: 'form' });
    await t.pass('1 hour');
    await t.engine.people.setSubscription((await shop.person())?.id ?? '', 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await shop.submit({ topic: 'reminders' });
    await shop.submit({ topic: 'offers' });
    expect(await shop.follow(shop.tokenIn(0))).toEqual([200, 'You are subscribed']);
    const { topics } = await t.engine.consent.of((await shop.person())?.id ?? '');
    expect(topics.map(({ id, state, mayMail }) => [id, state, mayMail])).toEqual([
      ['newsletter', 'unsubscribed', false],
      // They asked for it since they left: its link works.
      ['offers', 'pending', false],
      ['reminders', 'subscribed', true],
    ]);
    expect(await shop.follow(shop.tokenIn(1))).toEqual([200, 'You are subscribed']);
    expect(await shop.stateOf('offers')).toBe('subscribed');
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
      await openAfterLeaving(atGap);
      breaks = true;
      const { status } = await t.engine.consent.respond({ method: 'POST', token: shop.tokenIn() });
      expect(status).toBe(503);
      breaks = false;
      await t.pass('1 minute');
      expect((await shop.person())?.subscription.status).toBe(byItself ? 'subscribed' : 'unsubscribed');
      expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
      expect((await shop.person())?.subscription.status).toBe('subscribed');
      expect([await shop.stateOf(), await shop.stateOf('offers')]).toEqual(['subscribed', 'unsubscribed']);
      expect(await shop.events('$consent_given')).toBe(1);
      expect(await shop.events('$subscribed')).toBe(1);
    },
  );

  it('confirming breaks off again and again before they have come back: it is one “yes”', async () => {
    let breaks = false;
    const atGap = (name: string) =>
      breaks && name === 'consent: list written' ? Promise.reject(new Error('broke off')) : Promise.resolve();
    await openAfterLeaving(atGap);
    breaks = true;
    for (let i = 0; i < 3; i++) {
      await t.engine.consent.respond({ method: 'POST', token: shop.tokenIn() });
      t.clock.moveTo(t.clock.now() + 60_000);
    }
    breaks = false;
    expect(await shop.follow(shop.tokenIn())).toEqual([200, 'You are subscribed']);
    await t.pass('1 hour');
    expect((await shop.person())?.subscription.status).toBe('subscribed');
    expect(await shop.events('$consent_given')).toBe(1);
    expect(await shop.events('$subscribed')).toBe(1);
  });

  it('whoever leaves while they confirm has left', async () => {
    let leave = (): Promise<unknown> | undefined => undefined;
    await open(options, { atGap: async (name: string) => void (name === 'consent: list written' && (await leave())) });
    await shop.submit();
    const id = (await shop.person())?.id ?? '';
    await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    await t.pass('1 hour');
    await shop.submit();
    leave = async () => {
      leave = () => undefined;
      t.clock.moveTo(t.clock.now() + 1_000);
      await t.engine.people.setSubscription(id, 'subscribed', 'ed');
      t.clock.moveTo(t.clock.now() + 1_000);
      await t.engine.people.setSubscription(id, 'unsubscribed', 'ed');
    };
    expect(await shop.follow(shop.tokenIn())).toEqual([410, 'You have unsubscribed since']);
    await t.pass('1 hour');
    expect((await shop.person())?.subscription.status).toBe('unsubscribed');
  });

  it('an address that confirms nothing is not asked for ever', async () => {
    await open();
    for (let day = 0; day < 14; day++) {
      await shop.submit({ topic: day % 2 ? 'offers' : 'newsletter' });
      await t.pass('2 days');
    }
    expect(t.mail.sent).toHaveLength(5);
    await t.pass('30 days');
    await shop.submit();
    expect(t.mail.sent).toHaveLength(6);
  });

  it('a form takes no “no” back: an import and a merge keep it', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('1 hour');
    await shop.submit();
    expect(await shop.stateOf()).toBe('pending');
    const rows = [{ row: 2, person: { email, consent: ['newsletter'] } }];
    const { leftOut } = await t.engine.people.import({ import: 'list', rows, by: 'ed' });
    expect(leftOut).toHaveLength(1);
    await t.pass(0);
    expect(await shop.stateOf()).toBe('pending');
    const { topics } = await t.engine.consent.of((await shop.person())?.id ?? '');
    expect(topics[0]).toMatchObject({ mayMail: false, reason: expect.stringContaining('does not want') });
    const ask = shop.tokenIn();
    await t.engine.track({ source: 'app', id: 'bob', name: 'came', email: 'bob@example.com' });
    await t.pass(0);
    const bob = (await t.engine.people.search({ q: 'bob' })).items[0]?.id ?? '';
    await t.engine.people.merge((await shop.person())?.id ?? '', bob, { by: 'ed' });
    await t.pass(0);
    expect((await t.engine.consent.of(bob)).topics[0]).toMatchObject({ state: 'unsubscribed' });
    // It was about the other address: whoever reads it signs up again.
    expect(await shop.follow(ask)).toEqual([410, 'This link has expired']);
  });

  it('an erasure keeps the “no” that a form came after', async () => {
    await open();
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'unsubscribed', how: 'page' });
    await t.pass('1 hour');
    await shop.submit();
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('1 hour');
    await t.engine.track({ source: 'app', id: 'again', name: 'came', email });
    await t.pass(0);
    expect(await shop.stateOf()).toBe('unsubscribed');
  });
});
