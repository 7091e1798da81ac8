import { readFileSync } from 'node:fs';
import type { Engine } from '@whenthen/core';
import { roles, type Role } from '@whenthen/core/definition';
import type { WhenThenPluginOptions } from '@whenthen/payload';
import { tagging, template, waiting } from './payload/definitions.js';
import { startCms, until, type TestCms } from './payload/cms.js';
import { everyEndpoint } from './payload/every-endpoint.js';

type RolesOf = NonNullable<NonNullable<WhenThenPluginOptions['access']>['roles']>;
const all = Object.keys(roles) as Role[];

/** What the accounts may do now; each test sets it. */
let rolesOf: RolesOf;
let cms: TestCms;
let engine: Engine;
let workflow: number;
beforeAll(async () => {
  rolesOf = () => all;
  cms = await startCms('roles', { worker: true, access: { roles: (args) => rolesOf(args) } });
  engine = await cms.engine();
  const definition = { ...waiting(), triggers: [{ kind: 'manual' }] };
  const data = { name: 'By hand', definition, layout: {}, _status: 'published' };
  workflow = Number((await cms.payload.create({ collection: 'workflows', data, overrideAccess: true })).id);
  await engine.workflows.setStatus(String(workflow), 'active');
  await engine.workflows.addPeople(String(workflow), { people: [{ email: 'grace@shop.example' }] });
  await until(async () => (await engine.runs.list({ workflow: String(workflow) })).items.length === 1);
});
afterAll(() => cms.close());

/** The role of each endpoint, as docs/endpoints.md tells it. */
const told = [
  ...readFileSync(new URL('../../docs/endpoints.md', import.meta.url), 'utf8').matchAll(
    /^### `(GET|POST) (\/api\/\S+)`\n\n\*\*(\w+)\*\*/gm,
  ),
].map(([, method = '', path = '', role = '']) => ({ method: method.toLowerCase(), path, role }));
const roleOf = (method: string, url: string): string => {
  const [path = ''] = url.split('?');
  const fits = ({ method: m, path: p }: (typeof told)[number]) =>
    m === method && new RegExp(`^${p.replace(/:\w+/g, '[^/]+')}$`).test(path);
  const exact = told.find((t) => t.method === method && t.path === path);
  const role = (exact ?? told.find(fits))?.role;
  if (!role || !(role in roles)) throw new Error(`docs/endpoints.md tells no role for ${method} ${path}.`);
  return role;
};

/** What would stop what the other cases look at: only those who may not ask for it. */
const STOPS = /\/stop$|\/sending\/|\/fuse$|\/left-out$|\/status$|\/freeze$|\/install$|\/backfills$/;

test.each(all)('the role “%s” opens its endpoints, and no other', async (role) => {
  rolesOf = () => [role];
  let opened = 0;
  for (const [method, path, body] of everyEndpoint(workflow)) {
    const needed = roleOf(method, path) as Role;
    if (needed === role && method === 'post' && STOPS.test(path)) continue;
    const answer = await cms.as('editor')[method](path).send(body);
    const { status } = answer;
    if (needed === role) {
      expect({ path, may: status !== 401 && status !== 403 }).toEqual({ path, may: true });
      opened += 1;
    } else {
      expect({ path, status }).toEqual({ path, status: 403 });
      expect(answer.body.errors[0].message).toContain(`it needs the role “${needed}” (${roles[needed]})`);
    }
  }
  expect(opened).toBeGreaterThan(1);
});

test.each(all)('the role “%s” opens the collections as far as it says', async (role) => {
  rolesOf = () => [role];
  for (const collection of ['workflows', 'email-templates', 'sequences', 'segments']) {
    const { status } = await cms.as('editor').get(`/api/${collection}`);
    expect({ collection, status }).toEqual({ collection, status: role === 'read' ? 200 : 403 });
    const versions = await cms.as('editor').get(`/api/${collection}/versions`);
    expect({ collection, versions: versions.status }).toEqual({ collection, versions: role === 'read' ? 200 : 403 });
  }
  const made = await cms.as('editor').post('/api/email-templates').send(template);
  expect(made.status).toBe(role === 'write' ? 201 : 403);
  for (const [method, path, body] of [
    ['post', '/api/workflows', { name: 'Mine', definition: tagging('y') }],
    ['patch', `/api/workflows/${workflow}`, { name: 'By hand' }],
    ['delete', `/api/workflows/${workflow}`, {}],
  ] as const) {
    const { status } = await cms.as('editor')[method](path).send(body);
    expect({ path, forbidden: status === 403 }).toEqual({ path, forbidden: role !== 'write' });
  }
});

test('without “people” nobody is named, and with it everybody is', async () => {
  const path = `/api/whenthen/runs?workflow=${workflow}`;
  const anybody = { criteria: { kind: 'has_tag', tag: 'nobody-has-it' } };
  const preview = `/api/whenthen/workflows/${workflow}/backfills/preview`;
  rolesOf = () => ['read', 'write', 'operate', 'erase'];
  const hidden = await cms.as('editor').get(path).expect(200);
  expect(hidden.body.items[0].person).toMatchObject({ email: expect.stringMatching(/^#/) });
  const counted = await cms.as('editor').post(`/api/whenthen/workflows/${workflow}/backfills/preview`).send({});
  expect(counted.body).toMatchObject({ sample: [] });
  expect(counted.body.count).toBeGreaterThan(0);
  // Criteria of one's own would tell sign by sign what stands in a profile.
  for (const path of ['/api/whenthen/segments/preview', preview]) {
    const { body } = await cms.as('editor').post(path).send(anybody).expect(403);
    expect(body.errors[0].message).toContain('it needs the role “people”');
  }
  for (const [method, asked, body] of everyEndpoint(workflow)) {
    if (method !== 'get' && !/preview$/.test(asked)) continue;
    const answer = await cms.as('editor')[method](asked).send(body);
    expect({ asked, text: answer.text }).toEqual({ asked, text: expect.not.stringContaining('grace@shop.example') });
  }
  rolesOf = () => ['read', 'people', 'operate'];
  const shown = await cms.as('editor').get(path).expect(200);
  expect(JSON.stringify(shown.body.items)).toContain('grace@shop.example');
  const named = await cms.as('editor').post(`/api/whenthen/workflows/${workflow}/backfills/preview`).send({});
  expect(JSON.stringify(named.body.sample)).toContain('grace@shop.example');
});

test('without “people” webhooks tell that they were called, and not with what', async () => {
  rolesOf = () => all;
  const { body: made } = await cms
    .as('editor')
    .post('/api/whenthen/webhooks')
    .send({ name: 'CRM', proof: { kind: 'header' } })
    .expect(201);
  await cms
    .as('nobody')
    .post(`/api/whenthen/hooks/${made.webhook.id}`)
    .set('x-webhook-secret', made.secret)
    .send({ email: 'grace@shop.example' });
  const list = async () => (await cms.as('editor').get('/api/whenthen/webhooks').expect(200)).body.webhooks;
  const named = await list();
  expect(named[0].calls[0]).toMatchObject({ body: expect.stringContaining('grace@shop.example') });
  rolesOf = () => ['read', 'write', 'operate', 'erase'];
  const hidden = await list();
  expect(hidden[0].calls).toMatchObject([{ status: named[0].calls[0].status, reason: null, body: '' }]);
  const { text } = await cms
    .as('editor')
    .post(`/api/whenthen/webhooks/${made.webhook.id}`)
    .send({ name: 'The CRM' })
    .expect(200);
  expect(text).not.toContain('grace@shop.example');
});

test('“people” alone lets nobody into workflows, and lifts no block of an erasure', async () => {
  const list = { import: 'spring', rows: [{ row: 1, person: { email: 'ada@shop.example' } }] };
  const post = (path: string, body: object) => cms.as('editor').post(`/api/whenthen/people/${path}`).send(body);
  const document = { format: 'whenthen.person', version: 1, person: { email: 'ada@shop.example' } };
  rolesOf = () => ['people'];
  await post('import', list).expect(200);
  const away = await post('import', { ...list, startWorkflows: true }).expect(403);
  expect(away.body.errors[0].message).toContain('it needs the role “operate”');
  const kept = await post('restore', { document }).expect(403);
  expect(kept.body.errors[0].message).toContain('it needs the role “erase”');
  rolesOf = () => ['people', 'operate'];
  await post('import', { ...list, import: 'again', startWorkflows: true }).expect(200);
  rolesOf = () => ['people', 'erase'];
  await post('restore', { document }).expect(200);
});

test('who exports or changes the suppression list, consent and secrets is in the audit log', async () => {
  rolesOf = () => all;
  const ask = cms.as('editor');
  const entry = { email: 'bob@shop.example', reason: 'bounced', why: 'bob@shop.example is gone' };
  await ask.post('/api/whenthen/suppressions/add').send(entry).expect(200);
  await ask.post('/api/whenthen/suppressions/remove').send(entry).expect(200);
  const rows = [{ row: 1, entry: { email: 'bob@shop.example' } }];
  await ask.post('/api/whenthen/suppressions/import').send({ import: 'old', rows }).expect(200);
  await ask.get('/api/whenthen/suppressions/export').expect(200);
  await ask
    .post('/api/whenthen/webhook-test')
    .send({ settings: { url: 'http://127.0.0.1:9/' } })
    .expect(200);
  const grace = (await engine.people.search({ q: 'grace@shop.example' })).items[0]?.id ?? '';
  const { consent } = (await engine.settings.get()).values;
  await engine.settings.change('consent', { ...consent, topics: [{ id: 'news', name: 'News' }] }, { by: 'ed' });
  const no = { topic: 'news', state: 'unsubscribed', reason: 'grace@shop.example asked' };
  await ask.post(`/api/whenthen/people/${grace}/consent`).send(no).expect(200);
  await ask
    .post(`/api/whenthen/people/${grace}/consent`)
    .send({ ...no, topic: 'gone' })
    .expect(400);
  const log = (await engine.audit.list({ by: 'somebody@users.example.com', limit: 50 })).items;
  const told = log.map(({ what }) => what);
  for (const what of ['added', 'removed', 'imported', 'exported']) expect(told).toContain(`suppression.${what}`);
  expect(told).toContain('webhook.tested');
  expect(log.filter(({ what }) => what === 'person.consent_changed')).toMatchObject([
    { on: { kind: 'person', id: grace }, details: { topic: 'news', state: 'unsubscribed' }, done: true },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/(bob|grace)@shop/);
});

const everywhere = async (status: number): Promise<void> => {
  for (const [method, path, body] of everyEndpoint(workflow)) {
    const answer = await cms.as('editor')[method](path).send(body);
    expect({ path, status: answer.status }).toEqual({ path, status });
  }
  await cms.as('editor').get('/api/workflows').expect(403);
  await cms
    .as('editor')
    .post('/api/workflows')
    .send({ name: 'Mine', definition: tagging('z') })
    .expect(403);
};

test.each<[string, RolesOf]>([
  [
    'throws',
    () => {
      throw new Error('the directory is away');
    },
  ],
  ['rejects', () => Promise.reject(new Error('the directory is away'))],
  ['returns a word', (() => 'read,write,operate,people,erase') as unknown as RolesOf],
  ['returns an object', (() => ({ read: true, includes: () => true })) as unknown as RolesOf],
])('a function that %s lets nobody in, and it is said that this could not be found out', async (_, failing) => {
  rolesOf = failing;
  await everywhere(503);
  const { body } = await cms.as('editor').get('/api/whenthen/people').expect(503);
  expect(body.errors[0].message).toContain('What you may do could not be found out');
});

test.each<[string, RolesOf]>([
  ['nothing', () => undefined],
  ['words that are no role', (() => ['admin', 'READ', '*', 1, ['read']]) as unknown as RolesOf],
])('a function that returns %s lets nobody in', async (_, none) => {
  rolesOf = none;
  await everywhere(403);
});

test('a function that never ends lets nobody in, after five seconds', async () => {
  rolesOf = () => new Promise(() => undefined);
  const [endpoint, collection] = await Promise.all([
    cms.as('editor').get('/api/whenthen/people'),
    cms.as('editor').get('/api/workflows'),
  ]);
  expect([endpoint.status, collection.status]).toEqual([503, 403]);
});

test('customers and nobody have no role, whatever the function would say', async () => {
  let asked = 0;
  rolesOf = () => {
    asked += 1;
    return all;
  };
  for (const [method, path, body] of everyEndpoint(workflow)) {
    const customer = await cms.as('customer')[method](path).send(body);
    const nobody = await cms.as('nobody')[method](path).send(body);
    expect({ path, said: [customer.status, nobody.status] }).toEqual({ path, said: [403, 401] });
  }
  await cms.as('customer').get('/api/workflows').expect(403);
  await cms.as('nobody').get('/api/workflows').expect(403);
  expect(asked).toBe(0);
});

test('a role that is taken away is gone with the next request', async () => {
  rolesOf = () => ['people'];
  await cms.as('editor').get('/api/whenthen/people').expect(200);
  rolesOf = () => [];
  await cms.as('editor').get('/api/whenthen/people').expect(403);
});

test('roles and rules at once are refused when the CMS starts', async () => {
  const both = { access: { roles: () => all, read: () => true } };
  await expect(startCms('both', both)).rejects.toThrow('access.roles: set either roles, or read, write and operate');
});

test('the three rules decide what they decided before there were roles', async () => {
  const seller = await startCms('rules', { access: { write: () => false } });
  const who = seller.as('editor');
  for (const path of ['people', 'messages', 'events', 'suppressions', 'webhooks', 'runs', 'consent'])
    await who.get(`/api/whenthen/${path}`).expect(200);
  for (const path of ['consent', 'people/import', 'webhooks', 'sending/hold', 'settings/caps', 'audit']) {
    const { body } = await (path === 'audit' ? who.get(`/api/whenthen/${path}`) : who.post(`/api/whenthen/${path}`))
      .send(path === 'audit' ? undefined : {})
      .expect(403);
    expect(body.errors[0].message).toContain('it needs the role “operate”');
  }
  await who.get('/api/whenthen/secrets').expect(403);
  await seller.close();
});
