import type { Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { openSink, type MailSink } from './engine/mail-sink.js';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
let usual: MailSink;
let bulk: MailSink;
beforeAll(async () => {
  [usual, bulk] = [await openSink(), await openSink()];
  const mail = { smtp: usual.url, from: 'Shop <shop@example.com>', transports: { bulk: { smtp: bulk.url } } };
  const links = { secret: 'for-tests-only-'.repeat(3), publicUrl: 'https://cms.example.com/api' };
  cms = await startCms('senders', { worker: true, mail, ...links });
  engine = await cms.engine();
});
afterAll(async () => {
  await cms.close();
  await Promise.all([usual.close(), bulk.close()]);
});

const sender = { id: 'care', name: 'Care', fromName: 'Care', address: 'care@example.com', transport: 'bulk' };
const settings = '/api/whenthen/settings/senders';
const idOf = async (email: string) => (await engine.people.search({ q: email })).items[0]?.id ?? '';

test('a sender is set up, and refused with the path of what does not fit', async () => {
  const bad = { senders: [{ ...sender, address: 'care', transport: 'slow' }] };
  const { body } = await cms.as('editor').post(settings).send({ value: bad, rev: 0 }).expect(400);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'senders.senders[0].address',
    'senders.senders[0].transport',
  ]);
  const after = await cms
    .as('editor')
    .post(settings)
    .send({ value: { senders: [sender] }, rev: 0 })
    .expect(200);
  expect(after.body.value.senders).toMatchObject([{ ...sender, replyTo: null, topics: [], channels: [] }]);
  expect((await cms.as('editor').get('/api/whenthen/catalog').expect(200)).body.catalog.transports).toEqual(['bulk']);
});

test('a template names its sender: the mail is from there, by its server, and its message says so', async () => {
  const html = '<a href="https://shop.example.com/">Shop</a>';
  const template = { name: 'Thanks', subject: 'Thanks', html, kind: 'transactional', sender: 'care' };
  const { body } = await cms
    .as('editor')
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(201);
  expect(body.doc.sender).toBe('care');
  const [{ id = '' } = {}] = await engine.templates.list();
  await engine.workflows.publish(workflow('thanks').on('thanked').send(id).build());
  await engine.workflows.setStatus('thanks', 'active');
  await engine.track({ source: 's', id: '1', name: 'thanked', email: 'ada@example.com' });
  await until(async () => bulk.accepted.length > 0);
  expect(bulk.accepted).toMatchObject([{ from: 'Care <care@example.com>', subject: 'Thanks' }]);
  expect(usual.accepted).toEqual([]);
  const [message] = (await cms.as('editor').get('/api/whenthen/messages').expect(200)).body.items;
  expect(message).toMatchObject({
    sender: { id: 'care', from: '"Care" <care@example.com>', transport: 'bulk', remark: null },
    tracking: { on: false, why: 'Transactional e-mails are not tracked' },
  });
});

test('tracking is switched off for a person, by whom the audit log says', async () => {
  const id = await idOf('ada@example.com');
  const path = `/api/whenthen/people/${id}`;
  expect((await cms.as('editor').get(path).expect(200)).body.person.tracked).toBe(true);
  const { body } = await cms.as('editor').post(`${path}/tracking`).send({ tracked: false }).expect(200);
  expect(body).toEqual({ tracked: false });
  expect((await cms.as('editor').get(path).expect(200)).body.person.tracked).toBe(false);
  const { items } = await engine.audit.list({ what: 'person.untracked' });
  expect(items).toMatchObject([{ by: expect.stringContaining('@') as string, on: { id } }]);
  await cms.as('editor').post(`${path}/tracking`).send({ tracked: 'no' }).expect(400);
});

test('a topic that is left out stays so', async () => {
  const topics = [{ id: 'news', name: 'News', description: '', untracked: true }];
  const wish = { policy: 'customers', topics, rev: 0 };
  const { body } = await cms.as('editor').post('/api/whenthen/consent').send(wish).expect(200);
  expect(body.topics).toEqual(topics);
});
