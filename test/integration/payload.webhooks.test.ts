import type { Engine } from '@whenthen/core';
import { webhookReceived, workflow } from '@whenthen/core/builder';
import { MongoClient } from 'mongodb';
import { Webhook } from 'standardwebhooks';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
let signed: { id: string; secret: string };
let plain: { id: string; secret: string };

const admin = (path: string, body: object) => cms.as('editor').post(`/api/whenthen/webhooks${path}`).send(body);
const create = async (body: object) => {
  const { body: made } = await admin('', body).expect(201);
  return { id: made.webhook.id as string, secret: made.secret as string };
};
const listed = async (id: string) =>
  ((await cms.as('editor').get('/api/whenthen/webhooks').expect(200)).body.webhooks as { id: string }[]).find(
    (w) => w.id === id,
  );
const person = async (email: string) => (await engine.people.search({ q: email })).items[0];
const stored = async () => {
  const client = await MongoClient.connect(cms.mongo.uri);
  const count = await client
    .db(cms.mongo.database)
    .collection('whenthen_events')
    .countDocuments({ name: '$webhook_received' });
  await client.close();
  return count;
};
let n = 0;
const sign = (body: string, { secret = signed.secret, id = `msg_${++n}`, at = new Date() } = {}) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(secret).sign(id, at, body),
});
const call = (id: string, body: string, headers: Record<string, string>) =>
  cms.as('nobody').post(`/api/whenthen/hooks/${id}`).set('content-type', 'application/json').set(headers).send(body);
const lead = (email: string, more: object = {}) =>
  JSON.stringify({ type: 'lead', data: { who: { mail: email }, ...more } });

beforeAll(async () => {
  cms = await startCms('webhooks', { worker: true });
  engine = await cms.engine();
  signed = await create({ name: 'Leads of the CRM' });
  plain = await create({ name: 'Shop', proof: { kind: 'header' }, mapping: { email: 'email', id: 'order.id' } });
  for (const [id, of] of [
    ['lead', signed.id],
    ['ordered', plain.id],
  ] as const) {
    const { definition } = workflow(id).on(webhookReceived(of)).reenter('always').addTag(id).build();
    await engine.workflows.publish({ id, name: id, definition });
    await engine.workflows.setStatus(id, 'active');
  }
});
afterAll(() => cms.close());

test('listens for a test call first; then the address is picked and calls start the workflow', async () => {
  expect(signed.id).toMatch(/^leads-of-the-crm-[0-9a-f]{8}$/);
  const test = lead('test@example.com', { score: 7 });
  const { body } = await call(signed.id, test, sign(test)).expect(202);
  expect(body.errors[0].message).toContain('where the e-mail address stands');
  expect(await listed(signed.id)).toMatchObject({ accepted: 0, calls: [{ status: 202, body: test }] });
  expect(await stored()).toBe(0);

  await call(signed.id, '{', sign('{')).expect(400);
  await call(signed.id, 'payload=%7B%7D', sign('payload=%7B%7D')).expect(400);
  expect(await listed(signed.id)).toMatchObject({
    accepted: 0,
    calls: [{ status: 400 }, { status: 400 }, { body: test }],
  });

  const mapping = { email: 'data.who.mail', properties: { score: 'data.score' }, fields: { score: 'data.score' } };
  await admin(`/${signed.id}`, { mapping }).expect(200);
  const real = lead('ada@example.com', { score: 9 });
  await call(signed.id, real, sign(real)).expect(200, { accepted: true });
  await until(async () => (await person('ada@example.com'))?.tags.includes('lead') ?? false);
  expect((await person('ada@example.com'))?.fields).toEqual({ score: 9 });
  const [event] = (await engine.events.list({ name: '$webhook_received', limit: 1 })).items;
  expect(event?.title).toBe('Webhook “Leads of the CRM” received');
  expect((await engine.events.get(event?.id ?? ''))?.properties).toMatchObject({ score: 9, endpoint: signed.id });
  expect((await cms.as('editor').get('/api/whenthen/catalog')).body.things.webhooks).toContainEqual({
    id: signed.id,
    name: 'Leads of the CRM',
  });
});

test('a secret in a header; the same order starts it once', async () => {
  const body = JSON.stringify({ email: 'bob@example.com', order: { id: 17 }, endpoint: 'another' });
  const headers = { 'x-webhook-secret': plain.secret };
  await call(plain.id, body, headers).expect(200);
  await call(plain.id, body, headers).expect(200, { accepted: true, repeated: true });
  await until(async () => (await person('bob@example.com'))?.tags.includes('ordered') ?? false);
  const kept = await engine.webhooks.get(plain.id);
  expect(kept).toMatchObject({
    accepted: 1,
    calls: [
      { status: 200, reason: 'This call was taken in before.' },
      { status: 200, reason: null },
    ],
  });
  expect(JSON.stringify(kept)).not.toContain(plain.secret);
});

test('keeps the last 20 calls', async () => {
  for (let i = 0; i < 22; i++)
    await call(plain.id, JSON.stringify({ email: `p${i}@example.com`, order: { id: `n${i}` } }), {
      'x-webhook-secret': plain.secret,
    }).expect(200);
  const calls = (await engine.webhooks.get(plain.id))?.calls ?? [];
  expect(calls).toHaveLength(20);
  expect(calls[0]?.body).toContain('p21@');
});

test('ids beyond what a number holds are two, and a large body is taken in where values were picked', async () => {
  const order = (id: string, more = '') => `{"email":"carol@example.com","order":{"id":${id}},"more":"${more}"}`;
  const headers = { 'x-webhook-secret': plain.secret };
  await call(plain.id, order('820982911946154508'), headers).expect(200, { accepted: true });
  await call(plain.id, order('820982911946154509'), headers).expect(200, { accepted: true });
  await call(plain.id, order('820982911946154508'), headers).expect(200, { accepted: true, repeated: true });

  const large = order('18', 'x'.repeat(135_000));
  const { body } = await call(plain.id, large, headers).expect(400);
  expect(body.errors[0].message).toMatch(/name those of its values/);
  await admin(`/${plain.id}`, {
    mapping: { email: 'email', id: 'order.id', properties: { order: 'order.id' } },
  }).expect(200);
  await call(plain.id, large, headers).expect(200, { accepted: true });
});

describe('bad calls get a reason, and nothing is stored', () => {
  const body = lead('evil@example.com');
  const old = () => new Date(Date.now() - 6 * 60_000);
  test.each<[string, number, () => [string, string, Record<string, string>]]>([
    ['no signature', 401, () => [signed.id, body, {}]],
    [
      'another secret',
      401,
      () => [signed.id, body, sign(body, { secret: 'whsec_' + Buffer.alloc(32).toString('base64') })],
    ],
    ['a body that was changed', 401, () => [signed.id, lead('other@example.com'), sign(body)]],
    ['an old call, signed well', 401, () => [signed.id, body, sign(body, { at: old() })]],
    ['a time that is none', 401, () => [signed.id, body, { ...sign(body), 'webhook-timestamp': 'NaN' }]],
    ['a wrong header', 401, () => [plain.id, '{"email":"evil@example.com"}', { 'x-webhook-secret': 'guess' }]],
    ['an empty header', 401, () => [plain.id, '{"email":"evil@example.com"}', { 'x-webhook-secret': '' }]],
    ['no JSON', 400, () => [signed.id, '{', sign('{')]],
    ['no object', 400, () => [signed.id, '[1]', sign('[1]')]],
    ['no address', 400, () => [signed.id, '{"data":{}}', sign('{"data":{}}')]],
    ['an operator for an address', 400, () => [plain.id, '{"email":{"$ne":""}}', { 'x-webhook-secret': plain.secret }]],
    [
      'a header in the address',
      400,
      () => [plain.id, '{"email":"a@example.com\\r\\nBcc: b@example.com"}', { 'x-webhook-secret': plain.secret }],
    ],
    ['a huge body', 413, () => [signed.id, JSON.stringify({ x: 'y'.repeat(300_000) }), {}]],
    ['an unknown webhook', 404, () => ['none', body, sign(body)]],
  ])('%s', async (_, status, make) => {
    const before = await stored();
    const answer = await call(...make());
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].message).toMatch(/\w/);
    expect(await stored()).toBe(before);
    expect(await person('evil@example.com')).toBeUndefined();
  });

  test('a call that is played again', async () => {
    const mail = lead('once@example.com');
    const headers = sign(mail);
    await call(signed.id, mail, headers).expect(200);
    const before = await stored();
    await call(signed.id, mail, headers).expect(200, { accepted: true, repeated: true });
    expect(await stored()).toBe(before);
  });
});

test('turned away calls are counted, and too many are not listened to', async () => {
  for (let i = 0; i < 70; i++) await call(signed.id, '{}', {});
  const last = await call(signed.id, '{}', {}).expect(429);
  expect(last.body.errors[0].message).toContain('Too many');
  expect((await engine.webhooks.get(signed.id))?.turnedAway).toBeGreaterThan(40);
  const good = lead('good@example.com');
  await call(signed.id, good, sign(good)).expect(200);
});

test('a secret that the sender made is kept by its kind, and shown as there', async () => {
  const { id } = await create({ name: 'Payments', proof: { kind: 'stripe' } });
  expect(await listed(id)).toMatchObject({ secretGiven: false });
  const refused = await admin(`/${id}`, { secret: 'sk_live_abcdefghijklmnop' }).expect(400);
  expect(refused.body.errors[0]).toMatchObject({
    path: 'secret',
    message: expect.stringContaining('whsec_') as string,
  });
  expect(await listed(id)).toMatchObject({ secretGiven: false });
  const secret = 'whsec_' + 'aB3'.repeat(10);
  const { body } = await admin(`/${id}`, { secret }).expect(200);
  expect(body.webhook).toMatchObject({ secretGiven: true });
  expect(JSON.stringify(await listed(id))).not.toContain(secret);
  await admin(`/${id}/remove`, {}).expect(200);
});

test('a new secret ends the one before; a webhook that is removed answers nobody', async () => {
  const { body } = await admin(`/${plain.id}/rotate`, {}).expect(200);
  const order = (id: string) => JSON.stringify({ email: 'cy@example.com', order: { id } });
  await call(plain.id, order('r1'), { 'x-webhook-secret': plain.secret }).expect(401);
  await call(plain.id, order('r1'), { 'x-webhook-secret': body.secret }).expect(200);
  await admin(`/${plain.id}/remove`, {}).expect(200);
  await call(plain.id, order('r2'), { 'x-webhook-secret': body.secret }).expect(404);
  await admin(`/${plain.id}/remove`, {}).expect(404);
});

test.each([
  [{}, 'name'],
  [{ name: ' ' }, 'name'],
  [{ name: 'x', proof: { kind: 'none' } }, 'proof.kind'],
  [{ name: 'x', proof: { kind: 'header', header: 'a b' } }, 'proof.header'],
  [{ name: 'x', mapping: { properties: { $where: 'a' } } }, 'mapping.properties.$where'],
  [{ name: 'x', mapping: { fields: { 'a.b': 'a' } } }, 'mapping.fields.a.b'],
])('%j is no webhook', async (body, path) => {
  const before = (await engine.webhooks.list()).length;
  const answer = await admin('', body).expect(400);
  expect(answer.body.errors[0].path).toContain(path.split('.')[0]);
  expect(await engine.webhooks.list()).toHaveLength(before);
});
