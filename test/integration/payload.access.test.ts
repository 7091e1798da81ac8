import { MongoClient } from 'mongodb';
import { tagging, template } from './payload/definitions.js';
import { startCms, type TestCms } from './payload/cms.js';

let cms: TestCms;
let workflow: number;
beforeAll(async () => {
  cms = await startCms('access');
  const data = { name: 'Tagging', definition: tagging('x'), layout: {}, _status: 'draft' };
  workflow = Number((await cms.payload.create({ collection: 'workflows', data, overrideAccess: true })).id);
});
afterAll(() => cms.close());

const unknown = '0123456789abcdef01234567';
const endpoints = (): ['get' | 'post', string, object?][] => [
  ['get', '/api/whenthen/audit'],
  ['get', '/api/whenthen/attention'],
  ['get', '/api/whenthen/attention/groups'],
  ['get', '/api/whenthen/attention/count'],
  ['post', '/api/whenthen/attention/retry', { keys: ['a'] }],
  ['post', '/api/whenthen/attention/dismiss', { keys: ['a'] }],
  ['get', '/api/whenthen/attention/jobs'],
  ['get', `/api/whenthen/attention/jobs/${unknown}`],
  ['post', `/api/whenthen/attention/jobs/${unknown}/undo`, {}],
  ['get', '/api/whenthen/catalog'],
  ['get', '/api/whenthen/health'],
  ['get', `/api/whenthen/event?id=test:${unknown}`],
  ['get', '/api/whenthen/events'],
  ['get', '/api/whenthen/messages'],
  ['get', `/api/whenthen/messages/${unknown}`],
  ['post', `/api/whenthen/messages/${unknown}/decision`, { decision: 'sent' }],
  ['get', '/api/whenthen/consent'],
  ['post', '/api/whenthen/consent', { policy: 'opt_in', topics: [{ id: 'news', name: 'News' }], rev: 0 }],
  ['get', '/api/whenthen/people'],
  ['get', '/api/whenthen/people/export'],
  ['post', '/api/whenthen/people/import', { import: 'x', rows: [] }],
  ['get', `/api/whenthen/people/${unknown}`],
  ['get', `/api/whenthen/people/${unknown}/consent`],
  ['post', `/api/whenthen/people/${unknown}/consent`, { topic: 'offers', state: 'unsubscribed', reason: 'asked' }],
  ['get', `/api/whenthen/people/${unknown}/export`],
  ['post', `/api/whenthen/people/${unknown}/erase`, { email: 'ada@example.com' }],
  ['get', `/api/whenthen/people/${unknown}/merge?into=${unknown}`],
  ['post', `/api/whenthen/people/${unknown}/merge`, { into: unknown }],
  ['post', '/api/whenthen/people/restore', { document: {} }],
  ['get', `/api/whenthen/erasures/${unknown}`],
  ['post', `/api/whenthen/people/${unknown}/tracking`, { tracked: false }],
  ['post', `/api/whenthen/people/${unknown}/subscription`, { status: 'unsubscribed' }],
  ['get', `/api/whenthen/people/${unknown}/timeline`],
  ['get', '/api/whenthen/runs'],
  ['get', `/api/whenthen/runs/${unknown}`],
  ['post', `/api/whenthen/runs/${unknown}/stop`, {}],
  ['get', '/api/whenthen/suppressions'],
  ['get', '/api/whenthen/suppressions/export'],
  ['post', '/api/whenthen/suppressions/add', { email: 'a@example.com', reason: 'bounced', why: 'x' }],
  ['post', '/api/whenthen/suppressions/remove', { email: 'a@example.com', reason: 'bounced', why: 'x' }],
  ['post', '/api/whenthen/suppressions/import', { import: 'x', rows: [] }],
  ['get', '/api/whenthen/secrets'],
  ['post', '/api/whenthen/secrets', { name: 'erp', value: 'a token' }],
  ['post', '/api/whenthen/secrets/erp/remove', {}],
  ['post', '/api/whenthen/webhook-test', { settings: { url: 'http://127.0.0.1:9/' } }],
  ['get', '/api/whenthen/segments/1'],
  ['get', '/api/whenthen/sending'],
  ['post', '/api/whenthen/sending/hold', { reason: 'x' }],
  ['post', '/api/whenthen/sending/release', { then: 'send' }],
  ['post', '/api/whenthen/segments/preview', { criteria: { kind: 'has_tag', tag: 'vip' } }],
  ['get', '/api/whenthen/templates/preview'],
  ['get', '/api/whenthen/templates/sample'],
  ['post', '/api/whenthen/templates/preview', { subject: 's', html: '<p></p>' }],
  ['post', '/api/whenthen/recipes/win-back/install', {}],
  ['get', '/api/whenthen/settings/caps'],
  ['post', '/api/whenthen/settings/caps', { value: {} }],
  ['get', '/api/whenthen/retention'],
  ['post', '/api/whenthen/retention', { settings: {} }],
  ['post', '/api/whenthen/retention/preview', { settings: {} }],
  ['get', '/api/whenthen/webhooks'],
  ['post', '/api/whenthen/webhooks', { name: 'Mine' }],
  ['post', `/api/whenthen/webhooks/${unknown}`, { name: 'Mine' }],
  ['post', `/api/whenthen/webhooks/${unknown}/rotate`, {}],
  ['post', `/api/whenthen/webhooks/${unknown}/remove`, {}],
  ['get', `/api/whenthen/workflows/${workflow}/backfills`],
  ['post', `/api/whenthen/workflows/${workflow}/backfills`, {}],
  ['post', `/api/whenthen/workflows/${workflow}/backfills/preview`, {}],
  ['post', `/api/whenthen/workflows/${workflow}/backfills/cancel`, { backfill: unknown }],
  ['get', `/api/whenthen/workflows/${workflow}/summary`],
  ['get', `/api/whenthen/workflows/${workflow}/waiting`],
  ['post', `/api/whenthen/workflows/${workflow}/freeze`, { frozen: true }],
  ['post', `/api/whenthen/workflows/${workflow}/left-out`, { then: 'start' }],
  ['post', `/api/whenthen/workflows/${workflow}/fuse`, { then: 'close' }],
  ['post', `/api/whenthen/workflows/${workflow}/people`, { text: 'a@example.com' }],
  ['post', `/api/whenthen/workflows/${workflow}/status`, { status: 'active' }],
  ['post', `/api/whenthen/workflows/${workflow}/stop`, { everyone: true }],
];
const collections = (): ['get' | 'post' | 'patch' | 'delete', string, object?][] => [
  ['get', '/api/workflows'],
  ['get', `/api/workflows/${workflow}`],
  ['get', '/api/workflows/versions'],
  ['post', '/api/workflows', { name: 'Mine', definition: tagging('y') }],
  ['patch', `/api/workflows/${workflow}`, { name: 'Mine' }],
  ['delete', `/api/workflows/${workflow}`],
  ['get', '/api/email-templates'],
  ['get', '/api/email-templates/versions'],
  ['post', '/api/email-templates', template],
];

test('a test of every endpoint that the plugin has', () => {
  const registered = (cms.payload.config.endpoints || []).filter(
    // What mails link to is for everybody: the address is what gives the right.
    ({ path }) =>
      path.startsWith('/whenthen') &&
      !/^\/whenthen\/((unsubscribe|preferences|confirm|mail|forms|hooks|feedback)\/|up$|metrics$)/.test(path),
  );
  expect(endpoints()).toHaveLength(registered.length);
});

test('nobody gets in without logging in', async () => {
  for (const [method, path, body] of endpoints()) {
    const { status, body: answer } = await cms.as('nobody')[method](path).send(body);
    expect({ path, status, answer }).toEqual({
      path,
      status: 401,
      answer: { errors: [{ message: 'Log in to the admin first.' }] },
    });
  }
  for (const [method, path, body] of collections()) {
    const { status } = await cms.as('nobody')[method](path).send(body);
    expect({ method, path, status }).toEqual({ method, path, status: 403 });
  }
});

test('a user of another auth collection is refused everywhere', async () => {
  for (const [method, path, body] of [...endpoints(), ...collections()]) {
    const { status } = await cms.as('customer')[method](path).send(body);
    expect({ method, path, status }).toEqual({ method, path, status: 403 });
  }
  expect(await cms.payload.count({ collection: 'workflows', overrideAccess: true })).toEqual({ totalDocs: 1 });
});

test('a program that watches from outside is told whether all is well, and no more', async () => {
  const up = await cms.as('nobody').get('/api/whenthen/up').expect(503);
  expect(up.body).toEqual({ ok: false });
});

test('an editor reads the catalog, the sample and the health', async () => {
  const { body } = await cms.as('editor').get('/api/whenthen/catalog').expect(200);
  expect(body.catalog.actions.map(({ type }: { type: string }) => type)).toContain('send_email');
  const { topics, ...things } = body.things;
  expect(things).toEqual({ templates: [], sequences: [], segments: [], forms: [], webhooks: [], workflows: [] });
  expect(topics.map(({ id }: { id: string }) => id)).toEqual(['newsletter', 'offers', 'reminders']);
  await cms.as('editor').get('/api/whenthen/templates/sample').expect(200);
  const health = await cms.as('editor').get('/api/whenthen/health').expect(503);
  expect(health.body).toMatchObject({ ok: false, worker: false, database: 'up', problems: [{ code: 'no_worker' }] });
  const list = await cms.as('editor').get('/api/workflows').expect(200);
  expect(list.body.totalDocs).toBe(1);
});

test('what is not there is 404, in words', async () => {
  for (const path of [
    `event?id=${unknown}`,
    `attention/jobs/${unknown}`,
    `messages/${unknown}`,
    `people/${unknown}`,
    `people/${unknown}/consent`,
    `people/${unknown}/timeline`,
    `runs/${unknown}`,
  ]) {
    const { body } = await cms.as('editor').get(`/api/whenthen/${path}`).expect(404);
    expect(body.errors[0].message).toMatch(/^There is no such/);
  }
  const { body } = await cms.as('editor').get(`/api/whenthen/workflows/${workflow}/summary`).expect(200);
  expect(body).toEqual({ workflow: null });
});

test.each([
  ['people?q[$ne]=x', 'q[$ne]'],
  ['people?q[$regex]=.*', 'q[$regex]'],
  ['people?limit[$gt]=1', 'limit[$gt]'],
  ['people?after[$gt]=', 'after[$gt]'],
  ['runs?workflow[$ne]=1', 'workflow[$ne]'],
  ['runs?person[$exists]=true', 'person[$exists]'],
  ['runs?workflow=%7B%22%24ne%22%3A1%7D', 'workflow'],
  ['runs?outcome=$ne', 'outcome'],
  ['runs?$where=1', '$where'],
  ['messages?q[$ne]=x', 'q[$ne]'],
  ['messages?state=$ne', 'state'],
  ['messages?state=gone', 'state'],
  ['messages?template[$gt]=', 'template[$gt]'],
  ['messages?limit=0', 'limit'],
  ['messages/%7B%22%24ne%22%3A1%7D', 'id'],
  ['attention?cause[$regex]=.*', 'cause[$regex]'],
  ['attention/count?kind=$ne', 'kind'],
  ['events?q[$regex]=.*', 'q[$regex]'],
  ['events?name[$ne]=x', 'name[$ne]'],
  ['events?source=', 'source'],
  ['events?limit=many', 'limit'],
  ['event?id[$ne]=x', 'name the event'],
  ['event', 'id'],
])('an operator in a query is refused: %s', async (path, named) => {
  const { body } = await cms.as('editor').get(`/api/whenthen/${path}`).expect(400);
  expect(JSON.stringify(body.errors[0])).toContain(named);
});

test('a status that is none, or an id that is none, is refused with its path', async () => {
  const status = await cms
    .as('editor')
    .post(`/api/whenthen/workflows/${workflow}/status`)
    .send({ status: { $ne: 'x' } })
    .expect(400);
  expect(status.body.errors).toEqual([{ message: 'say "active", "paused" or "archived"', path: 'status' }]);
  await cms.as('editor').get('/api/whenthen/workflows/%24where/summary').expect(400);
  await cms
    .as('editor')
    .post(`/api/whenthen/workflows/${workflow}/status`)
    .set('content-type', 'application/json')
    .send('{')
    .expect(400);
});

test('an editor decides about a held e-mail, once; a decision that is none is refused with its path', async () => {
  const client = await MongoClient.connect(cms.mongo.uri);
  const db = client.db(cms.mongo.database);
  const [messages, effects] = [
    db.collection<{ _id: string; state: string }>('whenthen_messages'),
    db.collection<{ _id: string; state: string }>('whenthen_effects'),
  ];
  await messages.insertOne({ _id: 'held-1', state: 'uncertain' });
  await effects.insertOne({ _id: 'held-1', state: 'held' });
  const decide = (decision: unknown) =>
    cms.as('editor').post('/api/whenthen/messages/held-1/decision').send({ decision });
  const { body } = await decide({ $ne: 'sent' }).expect(400);
  expect(body.errors).toEqual([{ message: 'say "resend", "sent" or "not_sent"', path: 'decision' }]);
  await decide('sent').expect(200);
  expect([await messages.findOne({ _id: 'held-1' }), await effects.findOne({ _id: 'held-1' })]).toMatchObject([
    { state: 'sent' },
    { state: 'done' },
  ]);
  await decide('resend').expect(409);
  await client.close();
});
