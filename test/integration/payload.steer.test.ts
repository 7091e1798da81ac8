import type { Engine } from '@whenthen/core';
import { waiting } from './payload/definitions.js';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
let at: string;
let workflow: string;
beforeAll(async () => {
  cms = await startCms('steer', { worker: true });
  engine = await cms.engine();
  const definition = { ...waiting(), triggers: [{ kind: 'manual' }] };
  const data = { name: 'By hand', definition, layout: {}, _status: 'published' };
  workflow = String((await cms.payload.create({ collection: 'workflows', data, overrideAccess: true })).id);
  at = `/api/whenthen/workflows/${workflow}`;
});
afterAll(() => cms.close());

const post = (path: string, body: object) => cms.as('editor').post(path).send(body);
const inside = async () => (await engine.workflows.get(workflow))?.counts.waiting;

test('nobody is added while the workflow takes nobody in', async () => {
  const { body } = await post(`${at}/people`, { text: 'ada@example.com' }).expect(409);
  expect(body.errors[0].message).toContain('activate it first');
  await engine.workflows.setStatus(workflow, 'active');
});

test('people are added by hand, once for a request; lines that are none are told with their reasons', async () => {
  const text = 'ada@example.com\n\nnobody\nBob@Example.com \nbob@example.com\ncy@example.com';
  const { body } = await post(`${at}/people`, { text, request: 'r1' }).expect(200);
  expect(body).toEqual({
    added: 3,
    refused: [
      { line: 3, text: 'nobody', reason: 'is not an e-mail address' },
      { line: 5, text: 'bob@example.com', reason: 'is on line 4 already' },
    ],
  });
  expect((await post(`${at}/people`, { text, request: 'r1' }).expect(200)).body.added).toBe(0);
  await until(async () => (await inside()) === 3);
  expect((await post(`${at}/people`, { text: 'x\ny' }).expect(200)).body).toMatchObject({ added: 0 });
});

test.each([
  ['people', { text: '' }, 'people'],
  ['people', { text: { $ne: '' } }, 'text'],
  ['people', { text: 'a@example.com', request: { $ne: '' } }, 'request'],
  ['people', { text: Array.from({ length: 10_001 }, (_, i) => `p${i}@example.com`).join('\n') }, 'people'],
  ['freeze', { frozen: 'yes' }, 'frozen'],
  ['freeze', {}, 'frozen'],
  ['stop', {}, 'everyone'],
  ['stop', { everyone: { $ne: false } }, 'everyone'],
])('%s refuses what makes no sense: %j', async (what, body, path) => {
  const answer = await post(`${at}/${what}`, body).expect(400);
  expect(answer.body.errors[0].path).toBe(path);
  expect(await inside()).toBe(3);
});

test('everyone is frozen and goes on; the status stays', async () => {
  expect((await post(`${at}/freeze`, { frozen: true }).expect(200)).body.workflow).toMatchObject({
    frozen: true,
    status: 'active',
  });
  expect((await post(`${at}/freeze`, { frozen: false }).expect(200)).body.workflow).toMatchObject({ frozen: false });
});

test('one person is stopped, once, and the run tells by whom; then everyone', async () => {
  const [run] = (await engine.runs.list({ workflow })).items;
  await post(`/api/whenthen/runs/${run?.id}/stop`, {}).expect(200);
  await post(`/api/whenthen/runs/${run?.id}/stop`, {}).expect(409);
  expect((await engine.runs.explain(run?.id ?? ''))?.run).toMatchObject({
    outcome: 'stopped',
    reason: 'Stopped by somebody@users.example.com',
  });
  expect((await post(`${at}/stop`, { everyone: true }).expect(200)).body).toEqual({ stopped: 2 });
  expect(await inside()).toBe(0);
});

test('what is not there is 404', async () => {
  for (const [path, body] of [
    ['workflows/4711/freeze', { frozen: true }],
    ['workflows/4711/stop', { everyone: true }],
    ['workflows/4711/people', { text: 'a@example.com' }],
    ['runs/4711/stop', {}],
  ] as const)
    await post(`/api/whenthen/${path}`, body).expect(404);
});

test('everybody who matches is counted, added and listed; what makes no sense is refused', async () => {
  const criteria = { kind: 'has_tag', tag: 'vip' };
  await engine.track([1, 2, 3].map((n) => ({ source: 't', id: `v${n}`, name: 'seen', email: `v${n}@example.com` })));
  await until(async () => (await engine.people.search({ q: 'v3@' })).items.length === 1);
  for (const { id } of (await engine.people.search({ q: 'v' })).items)
    await engine.people.change(id, { addTags: ['vip'] });
  await until(async () => (await post(`${at}/backfills/preview`, { criteria })).body.count === 3);
  for (const body of [
    { criteria: { kind: 'x' } },
    { criteria, segment: '1' },
    { segment: { $ne: '' } },
    { perMinute: 0 },
  ])
    expect((await post(`${at}/backfills`, body)).status).toBeGreaterThanOrEqual(400);
  const before = (await inside()) ?? 0;
  const { body } = await post(`${at}/backfills`, { criteria, request: 'b1' }).expect(200);
  expect((await post(`${at}/backfills`, { criteria, request: 'b1' }).expect(200)).body).toEqual(body);
  await until(async () => (await inside()) === before + 3);
  const listed = (await cms.as('editor').get(`${at}/backfills`).expect(200)).body;
  expect(listed).toMatchObject({ backfills: [{ id: body.id, state: 'done', added: 3 }], segments: [] });
  await post(`${at}/backfills/cancel`, { backfill: body.id }).expect(409);
  await post(`${at}/backfills/cancel`, { backfill: 'none' }).expect(404);
});
