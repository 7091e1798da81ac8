import { workflow } from '../builder/index.js';
import { PermanentMailError } from '../mail/mail-error.js';
import { createTestEngine, type TestEngine } from '../testing/engine.js';
import { bytes, standardHeaders } from '../test-support/feedback-calls.js';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const ada = 'ada@example.com';

let shop: TestEngine;
let calls = 0;

beforeEach(async () => {
  shop = await createTestEngine({
    feedback: { generic: { secret: SECRET }, softBounces: { count: 2, days: 10 } },
  });
  for (const kind of ['marketing', 'transactional'] as const) {
    await shop.engine.templates.publish({ id: kind, name: kind, subject: kind, html: '<p>Hi</p>', kind });
    await shop.engine.workflows.publish(workflow(kind).on(kind).reenter('always').send(kind).build());
    await shop.engine.workflows.setStatus(kind, 'active');
  }
});
afterEach(() => shop.engine.stop());

let events = 0;
/** Has a mail be sent; returns its message. */
const mailed = async (kind: 'marketing' | 'transactional', email = ada) => {
  // Messages of one moment have no order.
  await shop.pass('1 minute');
  await shop.engine.track({ source: 't', id: String(++events), name: kind, email });
  await shop.pass(0);
  const [message] = (await shop.engine.messages.list({ q: email, limit: 1 })).items;
  const details = await shop.engine.messages.get(message?.id ?? '');
  if (!message || !details) throw new Error('There is no message');
  return { ...message, messageId: details.messageId };
};
const tell = async (items: object | object[], more: { secret?: string; id?: string } = {}) => {
  const body = JSON.stringify(items);
  const how = { secret: SECRET, at: shop.clock.now(), id: `msg_${++calls}`, ...more };
  const headers = standardHeaders('webhook', body, how);
  const reply = await shop.engine.feedback.respond({ provider: 'generic', body: bytes(body), headers });
  await shop.pass(0);
  return { status: reply.status, json: JSON.parse(reply.body) as unknown };
};
const list = async () =>
  (await shop.engine.suppressions.list()).items.map(({ email, reason, stops }) => [email, reason, stops]);
const person = async (email = ada) => {
  const [found] = (await shop.engine.people.search({ q: email })).items;
  return found;
};

describe('what a provider tells', () => {
  it('of a hard bounce stops all mail, and is on the message and in the timeline', async () => {
    const { id, messageId } = await mailed('marketing');
    const why = '550 5.1.1 no such user';
    expect(await tell({ type: 'bounce', email: ada, messageId, reason: why })).toEqual({
      status: 200,
      json: { accepted: 1, ignored: 0 },
    });
    expect(await list()).toEqual([[ada, 'bounced', 'all']]);
    expect((await shop.engine.messages.get(id))?.message).toMatchObject({
      state: 'sent',
      bounced: { lasting: true, why },
    });
    for (const kind of ['marketing', 'transactional'] as const) {
      const { state, reason } = await mailed(kind);
      expect([state, reason]).toEqual(['skipped', expect.stringContaining('mail to ada@example.com comes back')]);
    }
    const known = await person();
    expect(known).toMatchObject({
      bounced: { by: 'your mail system', why, stops: 'all' },
      subscription: { status: 'subscribed' },
    });
    const { items } = await shop.engine.people.timeline(known?.id ?? '');
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'E-mail came back for good: no mail goes there any more',
        'E-mail “marketing” came back',
      ]),
    );
  });

  it('of soft bounces stops marketing mail at the limit, and mail about orders still goes out', async () => {
    const soft = { type: 'bounce', email: ada, permanent: false, reason: '452 4.2.2 mailbox full' };
    await mailed('marketing');
    await tell({ ...soft, id: 'one' });
    await tell({ ...soft, id: 'one' });
    expect(await list()).toEqual([]);
    await tell({ ...soft, id: 'two' });
    expect(await list()).toEqual([[ada, 'bounced', 'marketing']]);
    expect((await mailed('marketing')).state).toBe('skipped');
    expect((await mailed('transactional')).state).toBe('sent');
  });

  it('of a complaint unsubscribes, ends what ends then, and mail about orders still goes out', async () => {
    await shop.engine.workflows.publish(
      workflow('tips').on('tips').exitOnUnsubscribe().wait('7 days').addTag('x').build(),
    );
    await shop.engine.workflows.setStatus('tips', 'active');
    const { id, messageId } = await mailed('marketing');
    await shop.engine.track({ source: 't', id: 'tips', name: 'tips', email: ada });
    await shop.pass('1 minute');
    await tell({ type: 'complaint', email: ada, messageId });
    expect(await list()).toEqual([[ada, 'complained', 'marketing']]);
    const known = await person();
    expect(known?.subscription).toMatchObject({ status: 'complained', by: 'your mail system' });
    expect((await shop.engine.messages.get(id))?.message.complainedAt).not.toBeNull();
    const runs = (await shop.engine.runs.list({ person: known?.id ?? '', workflow: 'tips' })).items;
    expect(runs.map(({ outcome }) => outcome)).toEqual(['exited']);
    expect((await mailed('marketing')).state).toBe('skipped');
    expect((await mailed('transactional')).state).toBe('sent');
  });

  it('of a delivery is on the message; told again it changes nothing', async () => {
    const { id, messageId } = await mailed('transactional');
    const at = new Date(shop.clock.now() - 1_000).toISOString();
    for (let i = 0; i < 2; i++) await tell({ type: 'delivered', email: ada, messageId, at, id: 'd' });
    expect((await shop.engine.messages.get(id))?.message.deliveredAt).toBe(at);
    expect((await shop.engine.events.list({ name: '$email_delivered' })).items).toHaveLength(1);
  });

  it('of somebody else’s address is about that address, and not about the message that it names', async () => {
    const { id, messageId } = await mailed('marketing');
    await tell([
      { type: 'bounce', email: 'stranger@example.com', messageId },
      { type: 'delivered', email: 'stranger@example.com', messageId },
      { type: 'complaint', email: 'other@example.com', messageId: '<unknown@example.com>' },
    ]);
    const { bounced, deliveredAt, complainedAt } = (await shop.engine.messages.get(id))?.message ?? {};
    expect([bounced, deliveredAt, complainedAt]).toEqual([null, null, null]);
    expect((await person())?.subscription.status).toBe('subscribed');
    expect((await list()).sort()).toEqual([
      ['other@example.com', 'complained', 'marketing'],
      ['stranger@example.com', 'bounced', 'all'],
    ]);
    // Nobody becomes a person by what a provider says.
    expect(await person('stranger@example.com')).toBeUndefined();
    expect((await shop.engine.events.list({ q: 'stranger@example.com' })).items).toEqual([]);
  });

  it('without the right proof changes nothing', async () => {
    const { messageId } = await mailed('marketing');
    const other = `whsec_${Buffer.from('another one, which nobody has set').toString('base64')}`;
    expect(await tell({ type: 'bounce', email: ada, messageId }, { secret: other })).toMatchObject({ status: 401 });
    const body = bytes('{"type":"bounce","email":"ada@example.com"}');
    const respond = (provider: string, more: object = {}) =>
      shop.engine.feedback.respond({ provider, body, headers: {}, ...more });
    expect((await respond('generic')).status).toBe(401);
    for (const provider of ['ses', 'constructor', '']) expect((await respond(provider)).status).toBe(404);
    expect((await respond('generic', { body: new Uint8Array(1024 * 1024 + 1) })).status).toBe(413);
    expect((await respond('generic', { body: 'text' })).status).toBe(400);
    expect(await list()).toEqual([]);
    const statuses = await Promise.all(Array.from({ length: 62 }, async () => (await respond('generic')).status));
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    // Whoever has the proof is not held up by those who have none.
    expect(await tell({ type: 'bounce', email: ada, messageId })).toMatchObject({ status: 200 });
  });
});

describe('the mail server at the door', () => {
  it('that says that there is no such mailbox counts like a hard bounce; any other refusal does not', async () => {
    const { send } = shop.mail;
    const refuse = (noSuchMailbox: boolean) => () =>
      Promise.reject(new PermanentMailError('550 5.1.1 no such user', 550, undefined, noSuchMailbox));
    shop.mail.send = refuse(false);
    expect((await mailed('marketing')).state).toBe('failed');
    expect(await list()).toEqual([]);
    shop.mail.send = refuse(true);
    expect((await mailed('marketing')).bounced).toMatchObject({ lasting: true, why: '550 5.1.1 no such user' });
    expect(await list()).toEqual([[ada, 'bounced', 'all']]);
    shop.mail.send = send;
    expect((await mailed('transactional')).state).toBe('skipped');
    await shop.engine.suppressions.remove({ email: ada, reason: 'bounced', why: 'new mailbox', by: 'ed' });
    expect((await mailed('transactional')).state).toBe('sent');
    const named = (await shop.engine.events.list({ name: '$email_bounced' })).items;
    expect(named).toHaveLength(1);
  });
});

describe('the suppression list', () => {
  const by = 'ed@shop.example';
  const { add, remove } = {
    add: (email: string, reason: 'unsubscribed' | 'bounced' | 'complained') =>
      shop.engine.suppressions.add({ email, reason, why: 'they asked', by }),
    remove: (email: string, reason: 'unsubscribed' | 'bounced' | 'complained') =>
      shop.engine.suppressions.remove({ email, reason, why: 'a mistake', by }),
  };

  it('keeps two reasons of one address apart: taking back a bounce subscribes nobody', async () => {
    await mailed('marketing');
    await add(ada, 'unsubscribed');
    await add('ADA@example.com', 'bounced');
    expect((await list()).sort()).toEqual([
      [ada, 'bounced', 'all'],
      [ada, 'unsubscribed', 'marketing'],
    ]);
    await remove(ada, 'bounced');
    expect(await list()).toEqual([[ada, 'unsubscribed', 'marketing']]);
    expect((await mailed('marketing')).state).toBe('skipped');
    expect((await mailed('transactional')).state).toBe('sent');
    await remove(ada, 'unsubscribed');
    expect((await mailed('marketing')).state).toBe('sent');
    await expect(remove(ada, 'unsubscribed')).rejects.toMatchObject({ code: 'not_found' });
    const titles = (await shop.engine.people.timeline((await person())?.id ?? '')).items.map(
      (e) => `${e.title}, ${e.detail}`,
    );
    expect(titles).toEqual(
      expect.arrayContaining([
        'Taken off the suppression list: mail goes there again, by ed@shop.example: a mistake',
        'Subscribed again, by ed@shop.example: a mistake',
      ]),
    );
  });

  it('goes page by page through both, newest first, and by address where one is looked for', async () => {
    for (let n = 0; n < 5; n++) {
      await add(`p${n}@example.com`, n % 2 ? 'bounced' : 'complained');
      shop.clock.moveTo(shop.clock.now() + 1_000);
    }
    await add('p4@example.com', 'bounced');
    const walk = async (query: object) => {
      const found: string[] = [];
      let after: string | null | undefined;
      do {
        const page = await shop.engine.suppressions.list({ ...query, limit: 2, ...(after && { after }) });
        found.push(...page.items.map((e) => `${e.email[1]}${e.reason[0]}`));
        after = page.next;
      } while (after);
      return found.join(' ');
    };
    expect(await walk({})).toBe('4b 4c 3b 2c 1b 0c');
    expect(await walk({ q: 'P' })).toBe('0c 1b 2c 3b 4c 4b');
    expect(await walk({ reason: 'bounced' })).toBe('4b 3b 1b');
    expect(await walk({ reason: 'complained' })).toBe('4c 2c 0c');
    expect(await walk({ reason: 'unsubscribed' })).toBe('');
    await expect(shop.engine.suppressions.list({ after: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('takes in another one: rows that are refused are told, and a second time changes nothing', async () => {
    await mailed('marketing');
    const rows = [
      { row: 2, entry: { email: ada } },
      { row: 3, entry: { email: 'Bob@example.com', reason: 'bounced' as const, why: '550 no such user' } },
      { row: 4, entry: { email: 'nobody' } },
      { row: 5, entry: { email: 'eve@example.com', reason: 'because' as never } },
      { row: 6, entry: { email: 'bob@example.com', reason: 'bounced' as const } },
    ];
    const result = await shop.engine.suppressions.import({ import: 'old', rows, by });
    expect(result).toEqual({
      ...{ added: 2, known: 1 },
      refused: [
        {
          row: 4,
          issues: [{ path: ['email'], message: '“nobody” is not an e-mail address such as name@example.com' }],
        },
        {
          row: 5,
          issues: [{ path: ['reason'], message: '“because” is no reason: use unsubscribed, bounced, complained' }],
        },
      ],
    });
    expect(await shop.engine.suppressions.import({ import: 'old', rows, by })).toMatchObject({ added: 0, known: 3 });
    expect((await shop.engine.suppressions.list({ reason: 'bounced' })).items).toMatchObject([
      { email: 'bob@example.com', why: '550 no such user', by },
    ]);
    await shop.pass(0);
    expect((await mailed('marketing')).state).toBe('skipped');
  });

  it('asks why and who', async () => {
    for (const more of [{ why: ' ' }, { by: '' }, { email: 'x' }, { reason: 'subscribed' }])
      await expect(
        shop.engine.suppressions.add({ email: ada, reason: 'bounced', why: 'x', by, ...more } as never),
      ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
