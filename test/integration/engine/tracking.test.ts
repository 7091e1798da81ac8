import { opened, clicked, not, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const BROWSER = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15';
const TOKEN = /https:\/\/shop\.example\.com\/whenthen\/mail\/([\w-]+)/g;

describe('opens and clicks of e-mails', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('tracking');
    t = await world.engine();
    await t.engine.templates.publish({
      id: 'offer',
      name: 'Offer',
      subject: 'An offer',
      html: '<body><a href="https://shop.example.com/offer?x=1&amp;y=2">See it</a> <a href="{{unsubscribe_url}}">Bye</a></body>',
    });
    const built = workflow('offers')
      .on('visited')
      .send('offer', { id: 'offer' })
      .wait('1 hour')
      .choose(
        [
          { name: 'clicked', if: clicked('offer'), then: (s) => s.addTag('clicked') },
          { name: 'opened', if: opened('offer'), then: (s) => s.addTag('opened') },
        ],
        (s) => s.branch(not(opened('offer')), (yes) => yes.addTag('cold')),
      )
      .build();
    await t.engine.workflows.publish(built);
    await t.engine.workflows.setStatus('offers', 'active');
    await t.engine.track({ source: 'test', id: '1', name: 'visited', email: 'ada@example.com' });
    await t.pass('1 minute');
  });
  afterEach(() => world.close());

  const tokens = () => {
    const [link = '', pixel = ''] = [...(t.mail.sent[0]?.html ?? '').matchAll(TOKEN)].map(([, token]) => token);
    return { link, pixel };
  };
  const get = (token: string, userAgent: string | undefined = BROWSER, method = 'GET') =>
    t.engine.tracking.respond({ method, token, userAgent });
  const tags = async () => (await t.engine.people.search({ q: 'ada@' })).items[0]?.tags;
  const events = async () => world.db.collection('whenthen_events').find({ source: 'whenthen' }).toArray();

  it('shows a pixel and leads to the link’s target, and the workflow knows', async () => {
    expect(await get(tokens().pixel)).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' } });
    expect(await get(tokens().link)).toMatchObject({
      status: 302,
      headers: { location: 'https://shop.example.com/offer?x=1&y=2' },
    });
    await t.pass('2 hours');
    expect(await tags()).toEqual(['clicked']);
    const run = (await t.engine.runs.list({ workflow: 'offers' })).items[0];
    const told = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.map(({ title }) => title).join('\n');
    expect(told).toContain('clicked the e-mail of step “Offer”: yes');
  });

  it('an open without a click is an open; a click without an open is both', async () => {
    await get(tokens().pixel);
    await t.pass('2 hours');
    expect(await tags()).toEqual(['opened']);
  });

  it('nothing is told of a mail that nobody opened', async () => {
    await t.pass('2 hours');
    expect(await tags()).toEqual(['cold']);
  });

  it('counts each once, however often it is fetched', async () => {
    for (let i = 0; i < 3; i++) {
      await get(tokens().pixel);
      await get(tokens().link);
    }
    expect((await events()).map(({ name }) => name as string).sort()).toEqual(['$email_clicked', '$email_opened']);
  });

  it('records what a machine did, and does not count it; a person’s open afterwards counts', async () => {
    await get(tokens().pixel, 'Mozilla/5.0');
    await get(tokens().link, 'curl/8.5.0');
    expect((await events()).map(({ name }) => name)).toEqual(['$email_scanned', '$email_scanned']);
    await get(tokens().pixel);
    await t.pass('2 hours');
    expect(await tags()).toEqual(['opened']);
  });

  it('a look without fetching, and a token that is none, record nothing', async () => {
    await get(tokens().link, BROWSER, 'HEAD');
    for (const token of ['', 'x', `${tokens().link}A`, 'A'.repeat(5_000)]) expect((await get(token)).status).toBe(404);
    expect(await events()).toEqual([]);
  });

  it('the way to unsubscribe stays as it is, and what is kept of the mail has no marks', async () => {
    expect(t.mail.sent[0]?.html).toMatch(/href="https:\/\/shop\.example\.com\/whenthen\/unsubscribe\/[\w-]+">Bye/);
    const [kept] = (await t.engine.messages.list({})).items;
    const message = await t.engine.messages.get(kept?.id ?? '');
    expect(message?.html).not.toContain('/whenthen/mail/');
    expect(message?.html).toContain('href="https://shop.example.com/offer?x=1&amp;y=2"');
  });

  it('nobody else can say that a mail was opened', async () => {
    const event = { source: 'test', id: '2', name: '$email_opened', email: 'ada@example.com' };
    await expect(t.engine.track(event)).rejects.toThrow('it comes from the pixel');
  });

  it('is off for a person from the moment on that somebody says so, also for mails that they have', async () => {
    const ada = (await t.engine.people.search({ q: 'ada@' })).items[0];
    expect(ada?.tracked).toBe(true);
    expect(await t.engine.people.setTracking(ada?.id ?? '', false, 'ed')).toMatchObject({ tracked: false });
    expect(await get(tokens().link)).toMatchObject({ status: 302 });
    expect(await get(tokens().pixel)).toMatchObject({ status: 200 });
    expect(await events()).toEqual([]);
    const { items } = await t.engine.audit.list({ what: 'person.untracked' });
    expect(items).toMatchObject([{ by: 'ed', on: { kind: 'person', id: ada?.id } }]);
    // The same once more is no entry.
    await t.engine.people.setTracking(ada?.id ?? '', false, 'ed');
    expect((await t.engine.audit.list({ what: 'person.untracked' })).items).toHaveLength(1);
    await t.engine.people.setTracking(ada?.id ?? '', true, 'ed');
    await get(tokens().pixel);
    expect((await events()).map(({ name }) => name as string)).toEqual(['$email_opened']);
  });

  it('the link leads on while the database is away', async () => {
    const { link } = tokens();
    const other = await world.engine({ worker: false });
    await other.engine.stop();
    const answer = await other.engine.tracking.respond({ method: 'GET', token: link, userAgent: BROWSER });
    expect(answer).toMatchObject({ status: 302, headers: { location: 'https://shop.example.com/offer?x=1&y=2' } });
  });
});

test('tracking can be switched off', async () => {
  const world = await openWorld('untracked');
  const t = await world.engine({}, { tracking: false });
  const html = '<body><a href="https://shop.example.com/offer">See it</a></body>';
  await t.engine.templates.publish({ id: 'offer', name: 'Offer', subject: 'An offer', html });
  await t.engine.workflows.publish(workflow('offers').on('visited').send('offer').build());
  await t.engine.workflows.setStatus('offers', 'active');
  await t.engine.track({ source: 'test', id: '1', name: 'visited', email: 'ada@example.com' });
  await t.pass('1 minute');
  expect(t.mail.sent[0]?.html).toContain('<a href="https://shop.example.com/offer">');
  expect(t.mail.sent[0]?.html).not.toContain('/whenthen/mail/');
  await world.close();
});

describe('which e-mails are tracked', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('tracked');
    t = await world.engine();
    const html = '<body><a href="https://shop.example.com/offer">See it</a></body>';
    for (const more of [
      { id: 'receipt', kind: 'transactional' },
      { id: 'offer', topic: 'offers' },
      { id: 'news' },
    ] as const) {
      await t.engine.templates.publish({ name: more.id, subject: more.id, html, ...more });
      await t.engine.workflows.publish(workflow(more.id).on('visited').send(more.id).build());
      await t.engine.workflows.setStatus(more.id, 'active');
    }
  });
  afterEach(() => world.close());

  /** Of what one visitor got: whether it is marked, and what its message says of that. */
  const visit = async (who: string) => {
    await t.engine.track({ source: 'test', id: who, name: 'visited', email: `${who}@example.com` });
    await t.pass('1 minute');
    const told = new Map((await t.engine.messages.list({ q: `${who}@` })).items.map((m) => [m.subject, m.tracking]));
    return Object.fromEntries(
      t.mail.sent
        .filter(({ to }) => to.address === `${who}@example.com`)
        .map(({ subject, html }) => {
          const marked = html.includes('/whenthen/mail/');
          expect(html.includes('href="https://shop.example.com/offer"')).toBe(!marked);
          expect(told.get(subject)?.on).toBe(marked);
          return [subject, told.get(subject)?.why];
        }),
    );
  };
  const off = 'Transactional e-mails are not tracked';
  const on = 'Marketing e-mails are tracked';

  it('marketing ones are, transactional ones are not, unless the shop says so', async () => {
    expect(await visit('ada')).toEqual({ receipt: off, offer: on, news: on });
    await t.engine.settings.change('tracking', { marketing: false, transactional: true }, { by: 'ed' });
    const none = 'Marketing e-mails are not tracked';
    expect(await visit('bob')).toEqual({ receipt: 'Transactional e-mails are tracked', offer: none, news: none });
  });

  it('none of a topic that is left out, and none to a person who is, as a list may tell', async () => {
    const topics = [
      { id: 'newsletter', name: 'Newsletter' },
      { id: 'offers', name: 'Offers', untracked: true },
    ];
    await t.engine.settings.change('consent', { topics }, { by: 'ed' });
    expect(await visit('ada')).toEqual({ receipt: off, offer: 'Tracking is off for the topic “Offers”', news: on });
    await t.engine.people.import({
      import: 'list',
      rows: [{ row: 1, person: { email: 'bob@example.com', untracked: true } }],
    });
    const person = 'Tracking is off for this person';
    expect(await visit('bob')).toEqual({ receipt: person, offer: person, news: person });
    // No list switches it on again.
    const again = { row: 1, person: { email: 'bob@example.com', untracked: false } };
    await t.engine.people.import({ import: 'again', rows: [again] });
    await t.pass('1 minute');
    expect((await t.engine.people.search({ q: 'bob@' })).items[0]?.tracked).toBe(false);
  });

  it('a workflow that asks who opened one that is not is told so when it is checked', async () => {
    const asking = workflow('asks')
      .on('visited')
      .send('receipt', { id: 'r' })
      .branch(opened('r'), (s) => s.addTag('x'));
    const advice = await t.engine.workflows.check(asking.build().definition);
    expect(advice).toMatchObject([{ severity: 'advice', message: expect.stringContaining(off) as string }]);
  });
});
