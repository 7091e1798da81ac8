import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openNobodyHome, openSink, type MailSink } from './mail-sink.js';
import { openWorld, type World } from './world.js';

const senders = [
  {
    id: 'news',
    name: 'News',
    fromName: 'Shop, news',
    address: 'news@example.com',
    transport: 'bulk',
    topics: ['offers'],
  },
  {
    ...{ id: 'outlet', name: 'Outlet', fromName: 'Outlet', address: 'outlet@example.com' },
    ...{ replyTo: 'help@example.com', channels: ['sc_out'] },
  },
  { id: 'care', name: 'Care', address: 'care@example.com' },
];
const templates = [
  { id: 'receipt', kind: 'transactional' },
  { id: 'offer', kind: 'marketing', topic: 'offers' },
  { id: 'thanks', kind: 'transactional', sender: 'care' },
  { id: 'stale', kind: 'marketing', topic: 'offers', sender: 'former' },
] as const;

describe('several senders', () => {
  let world: World;
  let usual: MailSink;
  let bulk: MailSink;
  const sinks: { close(): Promise<void> }[] = [];
  beforeEach(async () => {
    world = await openWorld('senders');
    sinks.push((usual = await openSink()), (bulk = await openSink()));
  });
  afterEach(async () => {
    await world.close();
    for (const sink of sinks.splice(0)) await sink.close();
  });

  const open = async (way: object = { smtp: bulk.url }): Promise<TestEngine> => {
    const t = await world.engine(
      { smtp: true },
      { mail: { smtp: usual.url, from: 'Shop <shop@example.com>', transports: { bulk: way } } },
    );
    for (const template of templates) {
      const { id } = template;
      await t.engine.templates.publish({
        name: id,
        subject: `${id} {{event.n}}`,
        html: '<p>{{sender_name}}</p>',
        ...template,
      });
      await t.engine.workflows.publish(workflow(id).on(id).send(id).build());
      await t.engine.workflows.setStatus(id, 'active');
    }
    return t;
  };
  const choose = (t: TestEngine) => t.engine.settings.change('senders', { senders }, { by: 'ed' });
  const happen = ({ engine }: TestEngine, name: string, n: number, more: object = {}) =>
    engine.track({
      ...{ source: 's', id: `${name}:${n}`, name, email: `${name}${n}@example.com` },
      properties: { n, ...more },
    });
  const got = (sink: MailSink) => sink.accepted.map(({ from, subject }) => `${from}: ${subject}`).sort();
  const messages = async ({ engine }: TestEngine) =>
    new Map((await engine.messages.list({})).items.map((m) => [m.subject, m]));

  it('each mail is from the right one, by the right server, and its message says so', async () => {
    const t = await open();
    await choose(t);
    await happen(t, 'receipt', 1);
    await happen(t, 'receipt', 2, { sales_channel_id: 'sc_out' });
    await happen(t, 'thanks', 1, { sales_channel_id: 'sc_out' });
    await happen(t, 'offer', 1, { sales_channel_id: 'sc_out' });
    await happen(t, 'stale', 1);
    await t.pass('1 minute');
    expect(got(usual)).toEqual([
      'Outlet <outlet@example.com>: receipt 2',
      'Shop <shop@example.com>: receipt 1',
      'Shop <shop@example.com>: stale 1',
      'care@example.com: thanks 1',
    ]);
    expect(got(bulk)).toEqual(['"Shop, news" <news@example.com>: offer 1']);
    expect(usual.accepted.map(({ replyTo }) => replyTo).filter(Boolean)).toEqual(['help@example.com']);
    const told = await messages(t);
    expect(told.get('offer 1')).toMatchObject({
      sender: { id: 'news', from: '"Shop, news" <news@example.com>', transport: 'bulk', remark: null },
    });
    expect(told.get('receipt 1')?.sender).toMatchObject({ id: null, transport: null });
    // The one that its template names is gone: the timeline says by whom it went instead, and why.
    const { id = '', run = '', sender = null } = told.get('stale 1') ?? {};
    expect(sender).toMatchObject({ id: null, remark: expect.stringContaining('“former”') as string });
    expect(JSON.stringify((await t.engine.runs.explain(run))?.timeline)).toContain('is gone');
    expect((await t.engine.messages.get(id))?.html).toContain('Shop');
    expect((await t.engine.messages.get(told.get('offer 1')?.id ?? ''))?.html).toContain('Shop, news');
  });

  it('a server that is away holds up its own mails alone, and loses none', async () => {
    const nobody = await openNobodyHome();
    sinks.push({ close: () => Promise.resolve() });
    const t = await open({ smtp: `smtp://127.0.0.1:${nobody.port}` });
    await choose(t);
    for (let n = 1; n <= 8; n++) await happen(t, 'offer', n);
    await t.pass('2 minutes');
    for (let n = 1; n <= 3; n++) await happen(t, 'receipt', n);
    await t.pass(0);
    expect(usual.accepted).toHaveLength(3);
    expect(nobody.connections()).toBeGreaterThan(0);
    const { notices } = await t.engine.health();
    expect(notices).toMatchObject([{ code: 'mail_server_away', about: 'smtp:@bulk' }]);
    expect(notices[0]?.message).toContain('The mail server “bulk” takes no e-mails');
    await nobody.close();
    const back = await openSink(Infinity, nobody.port);
    sinks.push(back);
    await t.pass('2 hours');
    expect(got(back)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `"Shop, news" <news@example.com>: offer ${n}`));
    expect(usual.accepted).toHaveLength(3);
    // Being held up counts as no attempt.
    expect((await t.engine.messages.list({ template: 'offer' })).items.map(({ attempts }) => attempts)).toEqual(
      Array(8).fill(1),
    );
  });

  it('a limit of one way out slows its own mails alone', async () => {
    const t = await open({ smtp: bulk.url, perSecond: 0.1 });
    await choose(t);
    for (let n = 1; n <= 4; n++) await happen(t, 'offer', n);
    for (let n = 1; n <= 4; n++) await happen(t, 'receipt', n);
    await t.pass(0);
    expect(usual.accepted).toHaveLength(4);
    expect(bulk.accepted.length).toBeLessThan(3);
    await t.pass('1 minute');
    expect(bulk.accepted).toHaveLength(4);
  });

  it('a sender that is chosen behind the decision counts: the mail moves to its lane, and that is no attempt', async () => {
    const t = await open();
    await t.engine.sending.hold({ by: 'ed', reason: 'wait' });
    await happen(t, 'offer', 1);
    await t.pass('1 minute');
    const effects = world.db.collection('whenthen_effects');
    expect((await effects.findOne())?.['lane']).toBe('smtp:shop@example.com');
    await choose(t);
    await t.engine.sending.release({ by: 'ed' });
    await t.pass('1 minute');
    expect([got(usual), got(bulk)]).toEqual([[], ['"Shop, news" <news@example.com>: offer 1']]);
    expect(await effects.findOne()).toMatchObject({ lane: 'smtp:@bulk', attempts: 1, state: 'done' });
  });

  it('a mail whose way out the developers took away goes by the default sender', async () => {
    const t = await open();
    await choose(t);
    await t.engine.sending.hold({ by: 'ed', reason: 'wait' });
    await happen(t, 'offer', 1);
    await t.pass('1 minute');
    await t.engine.stop();
    const next = await world.engine(
      { smtp: true, clock: t.clock },
      { mail: { smtp: usual.url, from: 'Shop <shop@example.com>' } },
    );
    await next.engine.sending.release({ by: 'ed' });
    await next.pass('1 minute');
    expect(got(usual)).toEqual(['Shop <shop@example.com>: offer 1']);
    expect((await messages(next)).get('offer 1')?.sender?.remark).toContain('there is no mail server “bulk”');
  });

  it('settings name a way out that some process has', async () => {
    await open();
    // A CMS that sends nothing knows those of the worker.
    const cms = await world.engine({ worker: false });
    expect((await cms.engine.catalog()).transports).toEqual(['bulk']);
    const set = (transport: string) =>
      cms.engine.settings.change('senders', { senders: [{ ...senders[0], transport }] }, { by: 'ed' });
    await expect(set('slow')).rejects.toMatchObject({ issues: [{ path: ['senders', 'senders', 0, 'transport'] }] });
    expect((await set('bulk')).values.senders.senders).toHaveLength(1);
  });
});
