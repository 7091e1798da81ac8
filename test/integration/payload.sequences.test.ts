import { template } from './payload/definitions.js';
import { startCms, type TestCms } from './payload/cms.js';

let cms: TestCms;
let mail: number;
beforeAll(async () => {
  cms = await startCms('sequences');
  const { body } = await cms
    .as('editor')
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(201);
  mail = Number(body.doc.id);
});
afterAll(() => cms.close());

const post = (data: object) => cms.as('editor').post('/api/sequences').send(data);

test('a sequence is kept as a draft, and checked and handed over when it is published', async () => {
  const draft = await post({ name: 'Welcome', emails: [{ unit: 'days' }], _status: 'draft' }).expect(201);
  const engine = await cms.engine();
  expect(await engine.sequences.list()).toEqual([]);

  const { id } = draft.body.doc;
  const at = `/api/sequences/${id}`;
  const refused = await cms.as('editor').patch(at).send({ _status: 'published' }).expect(400);
  expect(JSON.stringify(refused.body)).toContain('Pick an e-mail template before publishing.');

  const emails = [
    { amount: 0, unit: 'days', template: mail },
    { amount: 3, unit: 'days', template: mail },
  ];
  await cms.as('editor').patch(at).send({ emails, stopTag: 'customer', _status: 'published' }).expect(200);
  expect(await engine.sequences.get(String(id))).toMatchObject({
    name: 'Welcome',
    status: 'active',
    version: 1,
    emails: 2,
  });
  await cms.as('editor').patch(at).send({ emails, _status: 'published' }).expect(200);
  expect((await engine.sequences.get(String(id)))?.version).toBe(1);
  await cms
    .as('editor')
    .patch(at)
    .send({ emails: emails.slice(0, 1), _status: 'published' })
    .expect(200);
  expect(await engine.sequences.get(String(id))).toMatchObject({ version: 2, emails: 1 });

  const { body } = await cms.as('editor').get('/api/whenthen/catalog').expect(200);
  expect(body.things.sequences).toEqual([{ id: String(id), name: 'Welcome' }]);
  expect((await cms.as('editor').delete(at)).status).toBe(409);
  expect((await cms.as('editor').patch(at).send({ _status: 'draft' })).status).toBe(400);
});

test.each([
  ['no e-mail', { emails: [] }, /Add at least one e-mail/],
  ['a unit that is none', { emails: [{ amount: 1, unit: 'years', template: 1 }] }, /unit/i],
  ['a wait below zero', { emails: [{ amount: -1, unit: 'days', template: 1 }] }, /minimum|greater|0/i],
  [
    'a wait of part of a day',
    { emails: [{ amount: 1.5, unit: 'days', template: 1 }] },
    /emails\[0\]\.after|integer|int/i,
  ],
  ['a wait of more than ten years', { emails: [{ amount: 4000, unit: 'days', template: 1 }] }, /ten years/],
])('%s cannot be published', async (_, data, message) => {
  const before = await (await cms.engine()).sequences.list();
  const { status, body } = await post({ name: 'Bad', _status: 'published', ...data });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(body)).toMatch(message);
  expect(await (await cms.engine()).sequences.list()).toEqual(before);
});

test('nobody but staff reads or writes sequences', async () => {
  expect((await cms.as('nobody').get('/api/sequences')).status).toBe(403);
  expect((await cms.as('customer').post('/api/sequences').send({ name: 'x' })).status).toBe(403);
});
