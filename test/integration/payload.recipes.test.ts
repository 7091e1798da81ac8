import type { Engine } from '@whenthen/core';
import { recipes } from '@whenthen/core/recipes';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
beforeAll(async () => {
  cms = await startCms('recipes', { worker: true, forms: { signup: { name: 'Sign up' } } });
  engine = await cms.engine();
});
afterAll(() => cms.close());

const install = (id: string, body: object = {}) =>
  cms.as('editor').post(`/api/whenthen/recipes/${id}/install`).send(body);
const docs = async (collection: string) =>
  (await cms.payload.find({ collection, limit: 100, depth: 0, draft: true, sort: 'createdAt', overrideAccess: true }))
    .docs as unknown as { id: number; name: string; _status: string }[];
const all = async () =>
  (await Promise.all(['workflows', 'email-templates', 'sequences', 'segments'].map(docs))).map((found) => found.length);

test('each recipe is made as drafts, named and whole', async () => {
  for (const { id } of recipes) await install(id).expect(201);
  const count = (kind: 'emails' | 'sequences' | 'segments') =>
    recipes.reduce((n, recipe) => n + Object.keys(recipe[kind]).length, 0);
  expect(await all()).toEqual([recipes.length, count('emails'), count('sequences'), count('segments')]);
  for (const collection of ['workflows', 'email-templates', 'sequences', 'segments'])
    for (const { name, _status } of await docs(collection)) {
      expect(name).toMatch(/\w/);
      expect(_status).toBe('draft');
    }
  expect(await engine.workflows.list()).toEqual([]);
  expect(await engine.templates.list()).toEqual([]);
});

test('a second one gets another name', async () => {
  await install('win-back').expect(201);
  expect((await docs('workflows')).map((w) => w.name).filter((name) => name.startsWith('Win-back'))).toEqual([
    'Win-back',
    'Win-back (2)',
  ]);
});

test('with its parts published, the workflow can be published at once, and runs', async () => {
  const { body } = await install('newsletter', { publish: true, settings: { form: 'signup' } }).expect(201);
  expect(body.unpublished).toBeNull();
  const at = `/api/workflows/${body.workflow}`;
  expect((await cms.as('editor').get(`${at}?draft=true`).expect(200)).body._status).toBe('draft');
  await cms.as('editor').patch(at).send({ _status: 'published' }).expect(200);
  await engine.workflows.setStatus(String(body.workflow), 'active');
  await engine.forms.submit({ form: 'signup', values: { email: 'ada@example.com' } });
  await until(async () => {
    const [ada] = (await engine.people.search({ q: 'ada@' })).items;
    return ada?.tags.includes('newsletter-subscriber') ?? false;
  });
  const sequences = await engine.sequences.list();
  expect(sequences.map((s) => s.name)).toEqual(expect.arrayContaining(['Newsletter welcome', 'Re-engagement']));
});

test('what is missing is said when a draft is published', async () => {
  const { body } = await install('lead-scoring', { publish: true }).expect(201);
  const refused = await cms.as('editor').patch(`/api/workflows/${body.workflow}`).send({ _status: 'published' });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toMatch(/url|Address/);
});

test.each([
  ['none', {}, 404],
  ['constructor', {}, 404],
  ['win-back', { publish: 'yes' }, 400],
  ['win-back', { settings: { staff: 'nobody' } }, 400],
  ['win-back', { settings: { crm: 'javascript:alert(1)' } }, 400],
  ['win-back', { settings: { form: { $ne: '' } } }, 400],
  ['win-back', { settings: { other: 'x' } }, 400],
])('%s with %j is refused, and nothing is made', async (id, body, status) => {
  const before = await all();
  const answer = await install(id, body);
  expect(answer.status).toBe(status);
  expect(answer.body.errors[0].message).toMatch(/\w/);
  expect(await all()).toEqual(before);
});

test('where one document fails, none stays', async () => {
  const before = await all();
  const hooks = cms.payload.collections['workflows']?.config.hooks;
  const fail = () => {
    throw new Error('The disk is full.');
  };
  hooks?.beforeChange.push(fail);
  const answer = await install('welcome');
  hooks?.beforeChange.splice(hooks.beforeChange.indexOf(fail), 1);
  expect(answer.status).toBeGreaterThanOrEqual(500);
  expect(await all()).toEqual(before);
});
