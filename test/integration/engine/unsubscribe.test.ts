import { ada, newsAndReceipt, oneClick, publish, send, signUp, tokenOf, undoIn } from './newsletter.js';
import { inbox, openWorld, type World } from './world.js';

describe('unsubscribing', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('unsubscribe');
  });
  afterEach(() => world.close());

  const stored = () =>
    Promise.all(
      ['suppressions', 'events', 'people'].map((name) => world.db.collection(`whenthen_${name}`).find().toArray()),
    );
  const recorded = async (name: string) => world.db.collection('whenthen_events').find({ name }).toArray();

  it('between the wait and the mail: the mail is skipped with its reason, and the run goes on', async () => {
    const t = await world.engine();
    await signUp(t);
    await t.pass('30 minutes');
    expect((await oneClick(t)).status).toBe(200);
    await t.pass('31 minutes');
    expect(inbox(t)).toEqual([]);

    const reason = 'Skipped: ada@example.com unsubscribed on Mar 2, 2026';
    const { items } = await t.engine.messages.list({});
    expect(items).toMatchObject([{ template: 'news', state: 'skipped', reason, subject: null }]);
    expect(await world.db.collection('whenthen_effects').findOne({})).toMatchObject({ state: 'skipped', reason });
    const [run] = (await t.engine.runs.list({})).items;
    const told = { kind: 'message', title: 'E-mail was not sent', detail: reason, tone: 'warn' };
    expect((await t.engine.runs.explain(run?.id ?? ''))?.timeline).toContainEqual(expect.objectContaining(told));
    const timeline = (await t.engine.people.timeline((await ada(t)).id)).items;
    expect(timeline).toContainEqual(expect.objectContaining(told));
    expect(timeline).toContainEqual(
      expect.objectContaining({ title: 'Unsubscribed', detail: 'by the button of their mail program' }),
    );

    await t.pass('1 hour');
    expect(inbox(t)).toEqual(['ada@example.com: receipt']);
    expect((await t.engine.runs.list({})).items).toMatchObject([{ state: 'ended', outcome: 'completed' }]);
  });

  it('after the mail was tried and before it is tried again', async () => {
    const t = await world.engine();
    const deliver = t.mail.send.bind(t.mail);
    t.mail.send = () => Promise.reject(new Error('away'));
    await signUp(t);
    await t.pass('1 hour');
    t.mail.send = deliver;
    await oneClick(t);
    await t.pass('5 minutes');
    expect(inbox(t)).toEqual([]);
    expect((await t.engine.messages.list({})).items).toMatchObject([{ state: 'skipped', attempts: 2 }]);
  });

  it('by POST only, once however often, recorded as one event', async () => {
    const t = await world.engine();
    await signUp(t);
    const token = await tokenOf(t);
    const before = await stored();
    for (let i = 0; i < 3; i++) {
      const { status, body } = await t.engine.subscriptions.respond({ method: 'GET', token });
      expect([status, body]).toEqual([200, expect.stringContaining('Unsubscribe?')]);
    }
    expect(await stored()).toEqual(before);

    const answers = await Promise.all(Array.from({ length: 8 }, () => oneClick(t)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await recorded('$unsubscribed')).toMatchObject([
      { email: 'ada@example.com', properties: { how: 'one-click' } },
    ]);
    expect((await ada(t)).subscription).toEqual({
      status: 'unsubscribed',
      since: new Date(t.clock.now()).toISOString(),
      by: 'one-click',
      how: 'one-click',
    });
    expect(await world.db.collection('whenthen_people').findOne({})).toMatchObject({
      subscription: { status: 'unsubscribed', by: 'one-click', how: 'one-click' },
    });
  });

  it('is remembered for the address when the person’s record is gone, and a new one is made', async () => {
    const t = await world.engine();
    await signUp(t);
    await oneClick(t);
    await t.pass(0);
    await world.db.collection('whenthen_people').deleteMany({});
    await t.engine.track({ source: 'app', id: 'again', name: 'signed_up', email: 'Ada@Example.com' });
    await t.pass('61 minutes');
    expect(inbox(t)).toEqual([]);
    expect((await ada(t)).subscription.status).toBe('unsubscribed');
  });

  it('can be taken back by the page for an hour, and mail goes out again', async () => {
    const t = await world.engine();
    await signUp(t);
    const { body } = await t.engine.subscriptions.respond({ method: 'POST', token: await tokenOf(t), from: 'page' });
    const undo = undoIn(body);
    await t.pass('59 minutes');
    const asked = await t.engine.subscriptions.respond({ method: 'GET', token: undo });
    expect(asked.body).toContain('Subscribe again?');
    expect((await ada(t)).subscription.status).toBe('unsubscribed');
    const done = await t.engine.subscriptions.respond({ method: 'POST', token: undo, from: 'page' });
    expect([done.status, done.body]).toEqual([200, expect.stringContaining('You are subscribed')]);
    expect((await recorded('$unsubscribed'))[0]?.properties).toEqual({ how: 'page' });
    expect((await recorded('$subscribed'))[0]?.properties).toEqual({ how: 'page' });
    await t.pass('2 minutes');
    expect(inbox(t)).toEqual(['ada@example.com: news']);

    // And once more: each change is an event of its own.
    await oneClick(t);
    expect(await recorded('$unsubscribed')).toHaveLength(2);
    expect((await ada(t)).subscription.status).toBe('unsubscribed');
  });

  it('the undo expires, is offered no more then, and undoes nothing', async () => {
    const t = await world.engine();
    await signUp(t);
    const undo = undoIn((await oneClick(t)).body);
    expect(undo).not.toBe('');
    await t.pass('1 hour');
    const before = await stored();
    const { status, body } = await t.engine.subscriptions.respond({ method: 'POST', token: undo });
    expect([status, body]).toEqual([410, expect.stringContaining('expired')]);
    expect(undoIn((await oneClick(t)).body)).toBe('');
    expect(await stored()).toEqual(before);
  });

  it('an undo that has been used does not unsubscribe, nor does the link subscribe again', async () => {
    const t = await world.engine();
    await signUp(t);
    const undo = undoIn((await oneClick(t)).body);
    for (let i = 0; i < 2; i++) await t.engine.subscriptions.respond({ method: 'POST', token: undo });
    expect((await ada(t)).subscription.status).toBe('subscribed');
    for (let i = 0; i < 2; i++) await oneClick(t);
    expect((await ada(t)).subscription.status).toBe('unsubscribed');
    expect(await recorded('$subscribed')).toHaveLength(1);
  });

  it('a bad token is refused in words, and nothing is stored', async () => {
    const t = await world.engine();
    await signUp(t);
    const good = await tokenOf(t);
    const stranger = await world.engine({ clock: t.clock }, { secret: 'somebody else’s secret, long enough for it' });
    const before = await stored();
    const bad = [
      '',
      'x',
      `${good}x`,
      good.slice(1),
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      stranger.engine.subscriptions
        .url((await ada(t)).id)
        .split('/')
        .at(-1) ?? '',
      t.engine.subscriptions.url('000000000000000000000000').split('/').at(-1) ?? '',
      { $ne: null } as unknown as string,
    ];
    for (const token of bad)
      for (const method of ['GET', 'POST'] as const) {
        const { status, body, headers } = await t.engine.subscriptions.respond({ method, token });
        expect([status, body]).toEqual([404, expect.stringContaining('This link does not work')]);
        expect(headers['content-type']).toContain('text/html');
      }
    expect(await stored()).toEqual(before);
  });

  it('ends runs that are to end by it, wherever they wait, and starts those that are started by it', async () => {
    const t = await world.engine();
    await signUp(t, { ...(newsAndReceipt as object), exits: [{ kind: 'unsubscribed' }] });
    await publish(t, 'goodbye', {
      schema: 1,
      triggers: [{ kind: 'event', name: '$unsubscribed' }],
      exits: [{ kind: 'unsubscribed' }],
      start: 'receipt',
      steps: { receipt: send('receipt') },
    });
    await t.pass('10 minutes');
    await oneClick(t);
    await t.pass(0);
    const runs = (await t.engine.runs.list({})).items;
    expect(runs.find(({ workflow }) => workflow.id === 'welcome')).toMatchObject({
      state: 'ended',
      outcome: 'exited',
      reason: 'They unsubscribed',
    });
    // The event that starts a run does not end it.
    expect(runs.find(({ workflow }) => workflow.id === 'goodbye')).toMatchObject({ outcome: 'completed' });
    expect(inbox(t)).toEqual(['ada@example.com: receipt']);
  });

  it('by staff: with who did it; what is so already is no event', async () => {
    const t = await world.engine();
    await signUp(t);
    const { id } = await ada(t);
    const view = await t.engine.people.setSubscription(id, 'unsubscribed', 'grace@example.com');
    expect(view.subscription).toMatchObject({ status: 'unsubscribed', by: 'grace@example.com' });
    await t.engine.people.setSubscription(id, 'unsubscribed', 'joan@example.com');
    expect((await recorded('$unsubscribed')).map((e) => e.properties)).toEqual([
      { how: 'staff', by: 'grace@example.com' },
    ]);
    expect(await t.engine.people.setSubscription(id, 'subscribed', 'joan@example.com')).toMatchObject({
      subscription: { status: 'subscribed', by: 'joan@example.com' },
    });
    const titles = (await t.engine.people.timeline(id)).items.map(({ title, detail }) => `${title} ${detail ?? ''}`);
    expect(titles).toContain('Subscribed again by joan@example.com');
    await t.pass('61 minutes');
    expect(inbox(t)).toEqual(['ada@example.com: news']);
  });

  it.each<[unknown[], string, string]>([
    [['000000000000000000000000', 'unsubscribed', 'x'], 'not_found', 'is not there'],
    [[{ $ne: null }, 'unsubscribed', 'x'], 'invalid_input', 'id'],
    [['ID', 'bounced', 'x'], 'invalid_input', 'status: Use one of: subscribed, unsubscribed.'],
    [['ID', 'unsubscribed', ' '], 'invalid_input', 'by: say who decides this'],
  ])('by staff, badly: %j', async ([id, status, by], code, message) => {
    const t = await world.engine();
    await signUp(t);
    const who = id === 'ID' ? (await ada(t)).id : id;
    const change = t.engine.people.setSubscription(who as string, status as never, by as string);
    await expect(change).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(await world.db.collection('whenthen_suppressions').countDocuments()).toBe(0);
  });

  it('what a crash left half done is done by processing the event', async () => {
    const t = await world.engine();
    await signUp(t);
    const client = await world.engine({ worker: false, clock: t.clock });
    await oneClick(client);
    await world.db.collection('whenthen_suppressions').deleteMany({});
    await world.db.collection('whenthen_people').updateMany({}, { $unset: { subscription: '' } });
    await t.pass(0);
    expect((await ada(t)).subscription).toMatchObject({ status: 'unsubscribed', by: 'one-click' });

    // Processing it once more, late, does not undo what came after.
    await t.engine.people.setSubscription((await ada(t)).id, 'subscribed', 'grace@example.com');
    await world.db.collection('whenthen_events').updateMany({}, { $set: { state: 'received' } });
    await t.pass(0);
    expect((await ada(t)).subscription).toMatchObject({ status: 'subscribed' });
    expect(await world.db.collection('whenthen_people').findOne({})).toMatchObject({
      subscription: { status: 'subscribed' },
    });
  });

  it('cannot be claimed from outside by an event of that name', async () => {
    const t = await world.engine();
    for (const name of ['$subscribed', '$unsubscribed'])
      await expect(t.engine.track({ source: 'app', id: name, name, email: 'ada@example.com' })).rejects.toMatchObject({
        code: 'invalid_input',
        issues: [{ path: ['name'] }],
      });
    expect(await world.db.collection('whenthen_events').countDocuments()).toBe(0);
  });
});
