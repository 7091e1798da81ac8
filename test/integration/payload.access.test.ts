import { MongoClient } from 'mongodb';
import { tagging, template } from './payload/definitions.js';
import { startCms, type TestCms } from './payload/cms.js';
import { everyEndpoint, unknown } from './payload/every-endpoint.js';

let cms: TestCms;
let workflow: number;
beforeAll(async () => {
  cms = await startCms('access');
  const data = { name: 'Tagging', definition: tagging('x'), layout: {}, _status: 'draft' };
  workflow = Number((await cms.payload.create({ collection: 'workflows', data, overrideAccess: true })).id);
});
afterAll(() => cms.close());

const endpoints = () => everyEndpoint(workflow);
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
