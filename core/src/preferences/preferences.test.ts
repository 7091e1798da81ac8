import { createTestEngine, type TestEngine } from '../testing/engine.js';
import type { PreferencesRequest } from './api.js';

const email = 'ada@example.com';

describe('the page of preferences', () => {
  let t: TestEngine;
  beforeEach(async () => {
    t = await createTestEngine({}, { start: '2026-03-02T09:00:00Z' });
    await signUp(email);
  });
  afterEach(() => t.engine.stop());

  let n = 0;
  const signUp = async (address: string, person: object = {}) => {
    n += 1;
    await t.engine.track({ source: 'app', id: `e${n}`, name: 'signed_up', email: address, person });
    await t.pass(0);
  };
  const idOf = async (q = email) => (await t.engine.people.search({ q })).items[0]?.id ?? '';
  const tokenOf = async (q = email) =>
    t.engine.preferences
      .url(await idOf(q))
      .split('/')
      .at(-1) ?? '';
  const get = async ({ token, ...more }: Partial<PreferencesRequest> = {}) =>
    t.engine.preferences.respond({ method: 'GET', token: token ?? (await tokenOf()), ...more });
  const post = async (form: string, { token, ...more }: Partial<PreferencesRequest> = {}) =>
    t.engine.preferences.respond({
      ...{ method: 'POST', token: token ?? (await tokenOf()), body: Buffer.from(form) },
      ...more,
    });
  const boxes = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/value="([^"]+)"( checked)?[^>]*><label/g)].map(([, id = '', checked]) => [id, !!checked]),
    );
  /** Presses Save on the page as it is shown, with other boxes. */
  const save = async (wanted: Record<string, boolean>, more: Partial<PreferencesRequest> = {}) => {
    const is = boxes((await get(more)).body);
    const form = new URLSearchParams({ do: 'save' });
    for (const [id, on] of Object.entries(is)) form.append(on ? 'was_on' : 'was_off', id);
    for (const [id, on] of Object.entries({ ...is, ...wanted })) if (on) form.append('topic', id);
    return post(form.toString(), more);
  };
  const standing = async (q = email) =>
    Object.fromEntries((await t.engine.consent.of(await idOf(q))).topics.map((one) => [one.id, one.state]));
  const mayMail = async () =>
    Object.fromEntries((await t.engine.consent.of(await idOf())).topics.map((one) => [one.id, one.mayMail]));
  const names = async () => (await t.engine.events.list({ limit: 200 })).items.map((event) => event.name);
  const all = (value: unknown) => ({ newsletter: value, offers: value, reminders: value });

  it('shows what comes to them, and looking changes nothing', async () => {
    expect(boxes((await get()).body)).toEqual(all(true));
    await t.engine.settings.change('consent', { policy: 'opt_in' }, { by: 'ed' });
    expect(boxes((await get()).body)).toEqual(all(false));
    await t.engine.consent.change({ email, topic: 'offers', state: 'subscribed', how: 'form' });
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'pending', how: 'form' });
    expect(boxes((await get()).body)).toEqual({ newsletter: false, offers: true, reminders: false });
    expect(await standing()).toEqual({ newsletter: 'pending', offers: 'subscribed', reminders: 'never_asked' });
  });

  it('a box that is switched is a change with its evidence and its event; the others say nothing', async () => {
    const { status, body } = await save({ offers: false }, { address: '[2001:db8::1]:443' });
    expect([status, boxes(body)]).toEqual([200, { ...all(true), offers: false }]);
    expect(body).toContain('Your choice has been saved.');
    expect(await standing()).toEqual({ ...all('never_asked'), offers: 'unsubscribed' });
    expect(await t.engine.consent.history(await idOf())).toEqual([
      {
        ...{ topic: 'offers', name: 'Offers', state: 'unsubscribed', by: 'page', how: 'page' },
        at: '2026-03-02T09:00:00.000Z',
        evidence: {
          words: 'I would like e-mails about: Offers (Discounts and new products)',
          ip: '2001:db8::1',
        },
      },
    ]);
    await t.pass('1 minute');
    await save({ offers: true }, { address: 'nonsense' });
    const [newest] = await t.engine.consent.history(await idOf());
    expect(newest).toMatchObject({ state: 'subscribed', how: 'page' });
    expect(newest?.evidence).not.toHaveProperty('ip');
    expect((await names()).filter((name) => name.startsWith('$consent'))).toEqual([
      '$consent_given',
      '$consent_withdrawn',
    ]);
  });

  it('saving what is so already records nothing, however often', async () => {
    for (let i = 0; i < 3; i++) await save({});
    await Promise.all(Array.from({ length: 8 }, () => save({ offers: false })));
    expect(await t.engine.consent.history(await idOf())).toHaveLength(1);
  });

  it('whoever has asked and not confirmed agrees by switching it on', async () => {
    await t.engine.consent.change({ email, topic: 'newsletter', state: 'pending', how: 'form' });
    await save({ newsletter: true });
    expect(await standing()).toMatchObject({ newsletter: 'subscribed' });
  });

  it('all off is what one click is, and one topic on brings that one back alone', async () => {
    for (const topic of ['newsletter', 'offers'])
      await t.engine.consent.change({ email, topic, state: 'subscribed', how: 'form' });
    await t.pass('1 minute');
    const { body } = await post('do=all_off&topic=newsletter');
    expect(boxes(body)).toEqual(all(false));
    expect(body).toContain('You are unsubscribed from all marketing e-mails.');
    const person = await t.engine.people.get(await idOf());
    expect(person?.subscription).toMatchObject({ status: 'unsubscribed', by: 'page', how: 'page' });
    expect(await standing()).toEqual({ newsletter: 'subscribed', offers: 'subscribed', reminders: 'never_asked' });
    expect(await mayMail()).toEqual(all(false));
    expect((await names()).filter((name) => name === '$unsubscribed')).toHaveLength(1);

    await t.pass('1 minute');
    expect(boxes((await save({ newsletter: true })).body)).toEqual({ ...all(false), newsletter: true });
    expect(await standing()).toEqual({ ...all('unsubscribed'), newsletter: 'subscribed' });
    expect(await mayMail()).toEqual({ ...all(false), newsletter: true });
    expect((await t.engine.people.get(await idOf()))?.subscription).toMatchObject({
      status: 'subscribed',
      how: 'page',
    });
  });

  it.each(['consent: events inserted', 'subscriptions: event inserted'])(
    'coming back breaks off at “%s”: nothing comes that is off, and saving again makes it so',
    async (gap) => {
      let broken = false;
      const atGap = (name: string) =>
        broken && name === gap ? Promise.reject(new Error('broke off')) : Promise.resolve();
      await t.engine.stop();
      t = await createTestEngine({}, { start: '2026-03-02T09:00:00Z', atGap });
      await signUp(email);
      await t.engine.consent.change({ email, topic: 'offers', state: 'subscribed', how: 'form' });
      await post('do=all_off');
      await t.pass('1 minute');
      broken = true;
      expect((await save({ newsletter: true })).status).toBe(503);
      broken = false;
      await t.pass('1 minute');
      expect(await mayMail()).toMatchObject({ offers: false, reminders: false });
      await save({ newsletter: true });
      await t.pass('1 minute');
      expect(await mayMail()).toEqual({ ...all(false), newsletter: true });
    },
  );

  it('where an e-mail was called spam nothing comes back, and all off outlives it', async () => {
    await t.engine.suppressions.add({ email, reason: 'complained', why: 'told us', by: 'ed' });
    await t.pass('1 minute');
    const { body } = await save({ offers: false });
    expect(body).toContain('was reported as spam');
    expect(boxes(body)).toEqual({ ...all(true), offers: false });
    await save({ offers: true });
    expect(await mayMail()).toEqual(all(false));
    expect((await t.engine.people.get(await idOf()))?.subscription.status).toBe('complained');
    await post('do=all_off');
    expect(await standing()).toEqual(all('unsubscribed'));
  });

  it('says that mail came back, and keeps what is chosen meanwhile', async () => {
    await t.engine.suppressions.add({ email, reason: 'bounced', why: 'no such mailbox', by: 'ed' });
    expect((await get()).body).toContain('came back to us');
    expect(boxes((await post('do=all_off')).body)).toEqual(all(false));
    await t.pass('1 minute');
    await t.engine.suppressions.remove({ email, reason: 'bounced', why: 'works again', by: 'ed' });
    expect((await get()).body).not.toContain('came back to us');
    expect(await mayMail()).toEqual(all(false));
  });

  it('topics are the shop’s, as the merchant calls them; those of nobody change nothing', async () => {
    const topics = [
      { id: 'wine', name: '<b>Wine</b> & “more”', description: '<script>alert(1)</script>' },
      { id: 'tea', name: 'Thé' },
    ];
    await t.engine.settings.change('consent', { topics }, { by: 'ed' });
    const { body } = await get();
    expect(boxes(body)).toEqual({ wine: true, tea: true });
    expect(body).toContain('>&lt;b&gt;Wine&lt;/b&gt; &amp; “more”</label>');
    expect(body).not.toMatch(/<script|<b>/);
    const foreign = Array.from({ length: 500 }, (_, i) => `was_off=t${i}&topic=t${i}`).join('&');
    expect((await post(`do=save&${foreign}`)).status).toBe(200);
    expect((await post('do=save&was_on=newsletter&was_off=offers&topic=offers')).status).toBe(200);
    expect(await t.engine.consent.history(await idOf())).toEqual([]);
  });

  it.each<[string, Partial<PreferencesRequest>, number]>([
    ['what is none of the page’s', { body: Buffer.from('List-Unsubscribe=One-Click') }, 400],
    ['nothing', { body: Buffer.from('') }, 400],
    ['no body', { body: undefined }, 400],
    ['what is too large to be read', { body: null }, 413],
    ['a body of another kind', { body: 'do=all_off' as never }, 404],
    ['another method', { method: 'PUT' as never, body: Buffer.from('do=all_off') }, 404],
  ])('%s changes nothing, and is told so', async (_, request, status) => {
    const before = await names();
    const token = await tokenOf();
    expect((await t.engine.preferences.respond({ method: 'POST', token, ...request })).status).toBe(status);
    expect(await names()).toEqual(before);
    expect((await t.engine.people.get(await idOf()))?.subscription.status).toBe('subscribed');
  });

  it('a link that was changed, or is for something else, leads nowhere', async () => {
    const good = await tokenOf();
    const other =
      t.engine.subscriptions
        .url(await idOf())
        .split('/')
        .at(-1) ?? '';
    for (const token of [
      '',
      'x',
      `${good}x`,
      good.slice(1),
      `A${good.slice(1)}`,
      other,
      { $ne: null } as unknown as string,
    ])
      for (const method of ['GET', 'POST'] as const) {
        const body = Buffer.from('do=all_off');
        const reply = await t.engine.preferences.respond({ method, token, body });
        expect([reply.status, reply.body]).toEqual([404, expect.stringContaining('This link does not work')]);
      }
    // Nor is this one good for unsubscribing, or for the way back.
    expect((await t.engine.subscriptions.respond({ method: 'POST', token: good })).status).toBe(404);
    expect(await names()).toEqual(['signed_up']);
  });

  it('speaks their language, else that of their browser', async () => {
    const lang = ({ body }: { body: string }) => /<html lang="(\w+)">/.exec(body)?.[1];
    expect(lang(await get({ acceptLanguage: 'pl, en;q=0.5' }))).toBe('pl');
    expect(lang(await get())).toBe('en');
    await signUp(email, { locale: 'de-CH' });
    expect(lang(await get({ acceptLanguage: 'pl' }))).toBe('de');
    expect(lang(await save({ offers: false }))).toBe('de');
    const [newest] = await t.engine.consent.history(await idOf());
    expect(newest?.evidence?.words).toBe('Ich möchte E-Mails zu diesen Themen: Offers (Discounts and new products)');
    expect(lang(await get({ token: 'x', acceptLanguage: 'it' }))).toBe('it');
  });

  it('of somebody who was erased leads nowhere, and makes nobody of them again', async () => {
    const token = await tokenOf();
    await t.engine.people.erase(email, { by: 'ed' });
    await t.pass('10 minutes');
    expect((await get({ token })).status).toBe(404);
    expect((await post('do=all_off', { token })).status).toBe(404);
    expect((await post('do=save&was_off=offers&topic=offers', { token })).status).toBe(404);
    await t.pass('10 minutes');
    expect((await t.engine.people.search({})).items).toEqual([]);
  });

  it('of somebody who was merged is that of the one who stays, and so is unsubscribing', async () => {
    await signUp('ada@new.example', { locale: 'fr' });
    const [old, kept] = [await tokenOf(), await idOf('ada@new.example')];
    const oneClick =
      t.engine.subscriptions
        .url(await idOf())
        .split('/')
        .at(-1) ?? '';
    await t.engine.people.merge(await idOf(), kept, { by: 'ed' });
    await t.pass('10 minutes');
    const { status, body } = await get({ token: old });
    expect([status, body]).toEqual([200, expect.stringContaining('a•••@new.example')]);
    await save({ offers: false }, { token: old });
    expect(await standing('ada@new.example')).toMatchObject({ offers: 'unsubscribed' });
    // Who reads the one address has not proven that they read the other.
    expect(body).toContain('Cet e-mail a été envoyé à une autre de vos adresses.');
    await save({ offers: true }, { token: old });
    expect(await standing('ada@new.example')).toMatchObject({ offers: 'unsubscribed' });
    await t.engine.subscriptions.respond({ method: 'POST', token: oneClick });
    expect((await t.engine.people.get(kept))?.subscription.status).toBe('unsubscribed');
  });

  it('has no address without a secret', async () => {
    const bare = await createTestEngine({ secret: undefined, publicUrl: undefined });
    expect(() => bare.engine.preferences.url('p')).toThrow('set "secret" and "publicUrl"');
    expect((await bare.engine.preferences.respond({ method: 'GET', token: 'x' })).status).toBe(503);
    await bare.engine.stop();
  });
});
