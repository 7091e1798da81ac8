import type { Condition } from '@whenthen/core/definition';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { startCms, type TestCms } from './payload/cms.js';

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms('segments', { worker: true });
  const engine = await cms.engine();
  const known = async () => (await engine.people.search({})).items.length === 2 || undefined;
  for (const [name, visits] of [
    ['ann', 3],
    ['bob', 1],
  ] as const)
    for (let i = 0; i < visits; i++)
      await engine.track({ name: 'visited', email: `${name}@example.com`, source: 'test', id: `${name}-${i}` });
  await waitUntil(known, { timeoutMs: 20_000, what: 'both people' });
});
afterAll(() => cms.close());

const visitedTwice: Condition = { kind: 'event', name: 'visited', atLeast: 2, since: 'ever' };
const post = (data: object) => cms.as('editor').post('/api/segments').send(data);
const preview = (body: unknown, as: 'editor' | 'nobody' = 'editor') =>
  cms
    .as(as)
    .post('/api/whenthen/segments/preview')
    .send(body as object);

test('a segment is kept as a draft, and handed over when it is published', async () => {
  const draft = await post({ name: 'Engaged', _status: 'draft' }).expect(201);
  const engine = await cms.engine();
  expect(await engine.segments.list()).toEqual([]);
  const { id } = draft.body.doc;
  const at = `/api/segments/${id}`;
  expect((await cms.as('editor').get(`/api/whenthen/segments/${id}`).expect(200)).body).toEqual({ segment: null });

  const refused = await cms.as('editor').patch(at).send({ _status: 'published' }).expect(400);
  expect(JSON.stringify(refused.body)).toContain('Say who is in it: fill in at least one test before publishing.');

  await cms.as('editor').patch(at).send({ criteria: visitedTwice, _status: 'published' }).expect(200);
  const summary = await cms.as('editor').get(`/api/whenthen/segments/${id}`).expect(200);
  expect(summary.body.segment).toMatchObject({ id: String(id), name: 'Engaged', status: 'active' });
  const { body } = await cms.as('editor').get('/api/whenthen/catalog').expect(200);
  expect(body.things.segments).toEqual([{ id: String(id), name: 'Engaged' }]);

  const filled = await waitUntil(
    async () => {
      const segment = await engine.segments.get(String(id));
      return segment && !segment.building ? segment : undefined;
    },
    { timeoutMs: 20_000, what: 'the segment' },
  );
  expect(filled.count).toBe(1);
  expect((await cms.as('editor').delete(at)).status).toBe(409);
  expect((await cms.as('editor').patch(at).send({ _status: 'draft' })).status).toBe(400);
});

test('who fits is counted before anything is saved', async () => {
  const before = await (await cms.engine()).segments.list();
  const { body } = await preview({ criteria: visitedTwice }).expect(200);
  expect(body).toMatchObject({ count: 1, looked: 2, complete: true, sample: [{ email: 'ann@example.com' }] });
  expect(await (await cms.engine()).segments.list()).toEqual(before);
});

test.each([
  ['nothing', {}, 'criteria'],
  ['text', { criteria: 'vip' }, 'criteria'],
  ['an operator', { criteria: { $where: '1' } }, 'criteria'],
  ['a test of another segment', { criteria: { kind: 'in_segment', segment: 'x' } }, 'criteria'],
  [
    'a group with a wrong test',
    { criteria: { kind: 'all', of: [visitedTwice, { kind: 'has_tag', tag: 5 }] } },
    'criteria.of[1].tag',
  ],
  ['another property', { criteria: visitedTwice, limit: 1 }, 'limit'],
])('%s cannot be counted, and the answer says where', async (_, body, path) => {
  const answer = await preview(body);
  expect([400, 422]).toContain(answer.status);
  expect(JSON.stringify(answer.body.errors[0])).toContain(path);
});

test.each([
  ['text', 'vip'],
  ['a list', []],
  ['an unknown kind', { kind: 'magic' }],
  ['a count below one', { ...visitedTwice, atLeast: 0 }],
])('criteria that are %s cannot even be saved', async (_, criteria) => {
  const { totalDocs } = await cms.payload.count({ collection: 'segments', overrideAccess: true });
  const { status } = await post({ name: 'Bad', criteria, _status: 'draft' });
  expect(status).toBe(400);
  expect(await cms.payload.count({ collection: 'segments', overrideAccess: true })).toEqual({ totalDocs });
});

test('what has no place in a segment cannot be published', async () => {
  const criteria = { ...visitedTwice, since: 'entry' };
  const { body } = await post({ name: 'Bad', criteria, _status: 'published' }).expect(400);
  expect(JSON.stringify(body)).toContain('Nobody enters a segment before this is asked');
});

test('nobody but staff reads or writes segments', async () => {
  expect((await cms.as('nobody').get('/api/segments')).status).toBe(403);
  expect((await cms.as('customer').post('/api/segments').send({ name: 'x' })).status).toBe(403);
  expect((await preview({ criteria: visitedTwice }, 'nobody')).status).toBe(401);
});
