import type { CollectionAfterChangeHook } from 'payload';
import { dangling, tagging, template, unfinished, waiting, withoutTemplate } from './payload/definitions.js';
import { startCms, type TestCms } from './payload/cms.js';

/** Spoils what was just written, after it was checked, so that the engine refuses what it is handed. */
const spoil: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const { id, name } = doc as { id: number; name: string };
  if (name === 'Spoilt')
    await req.payload.db.updateOne({ collection: collection.slug, id, data: { definition: dangling() }, req });
};

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms('publish', {
    overrides: {
      workflows: (collection) => ({
        ...collection,
        hooks: { ...collection.hooks, afterChange: [spoil, ...(collection.hooks?.afterChange ?? [])] },
      }),
    },
  });
});
afterAll(() => cms.close());

const editor = () => cms.as('editor');
const create = async (name: string, definition: unknown, _status: 'draft' | 'published'): Promise<string> => {
  const draft = _status === 'draft' ? '?draft=true' : '';
  const { body } = await editor()
    .post(`/api/workflows${draft}`)
    .send({ name, definition, layout: {}, _status })
    .expect(201);
  return String(body.doc.id);
};
const publish = (id: string, change: object) =>
  editor()
    .patch(`/api/workflows/${id}`)
    .send({ ...change, _status: 'published' });
const versions = async (id: string): Promise<number> =>
  (await cms.payload.findVersions({ collection: 'workflows', where: { parent: { equals: id } }, overrideAccess: true }))
    .totalDocs;
const engineWorkflow = async (id: string) => (await cms.engine()).workflows.get(id);

test('a publish makes an immutable version, and the next one another', async () => {
  const id = await create('Tagging', tagging('first'), 'published');
  const engine = await cms.engine();
  expect(await engineWorkflow(id)).toMatchObject({ id, name: 'Tagging', status: 'draft', version: 1 });

  await publish(id, { definition: tagging('second') }).expect(200);
  expect(await engineWorkflow(id)).toMatchObject({ version: 2 });
  expect((await engine.workflows.version(id, 1))?.definition).toEqual(tagging('first'));
  expect((await engine.workflows.version(id, 2))?.definition).toEqual(tagging('second'));
  expect(await engine.workflows.version(id, 2)).toMatchObject({ by: 'somebody@users.example.com' });
});

test('publishing what has not changed makes no version', async () => {
  const id = await create('Same', tagging('same'), 'published');
  await publish(id, { description: 'Only a note.' }).expect(200);
  expect(await engineWorkflow(id)).toMatchObject({ version: 1 });
});

test('a draft stays here, and so does a change saved as a draft', async () => {
  const id = await create('Draft', unfinished(), 'draft');
  expect(await engineWorkflow(id)).toBeNull();
  await publish(id, { definition: tagging('ready') }).expect(200);
  await editor().patch(`/api/workflows/${id}?draft=true`).send({ definition: waiting(), _status: 'draft' }).expect(200);
  expect(await engineWorkflow(id)).toMatchObject({ version: 1 });
});

test.each([
  ['leads nowhere', dangling(), 'steps.tag.next'],
  ['has no trigger', unfinished(), 'triggers'],
  ['names a template that is not published', withoutTemplate(), 'steps.tag.input.template'],
  ['is no definition', { steps: 'none' }, 'steps'],
  ['holds a step nobody knows', { ...tagging('x'), steps: { tag: { kind: 'teleport' } } }, 'steps.tag'],
])('what %s is not published: the path is named, and nothing is written', async (_, definition, path) => {
  const id = await create('Steady', tagging('steady'), 'published');
  const before = await versions(id);
  const { body } = await publish(id, { definition }).expect(400);
  expect(body.errors[0].data.errors[0]).toMatchObject({ path: 'definition' });
  expect(body.errors[0].data.errors[0].message).toContain(path);
  expect(await versions(id)).toBe(before);
  const stored = await cms.payload.findByID({ collection: 'workflows', id, overrideAccess: true });
  expect(stored).toMatchObject({ definition: tagging('steady'), _status: 'published' });
  expect(await engineWorkflow(id)).toMatchObject({ version: 1 });
});

test('a new workflow that is refused leaves nothing behind', async () => {
  const count = () => cms.payload.count({ collection: 'workflows', overrideAccess: true });
  const known = async () => (await (await cms.engine()).workflows.list()).length;
  const before = [await count(), await known()];
  await editor()
    .post('/api/workflows')
    .send({ name: 'New', definition: unfinished(), _status: 'published' })
    .expect(400);
  expect([await count(), await known()]).toEqual(before);
});

test('unsound structure is refused in a draft too', async () => {
  const { body } = await editor()
    .post('/api/workflows?draft=true')
    .send({ name: 'New', definition: dangling() })
    .expect(400);
  expect(body.errors[0].data.errors[0].message).toContain('steps.tag.next');
});

test('the status changes without a version, and only one that is published can be activated', async () => {
  const id = await create('Status', tagging('status'), 'published');
  const before = await versions(id);
  const set = (status: string) => editor().post(`/api/whenthen/workflows/${id}/status`).send({ status });
  for (const status of ['active', 'paused', 'active', 'archived']) {
    const { body } = await set(status).expect(200);
    expect(body.workflow).toMatchObject({ id, status, version: 1 });
  }
  expect(await versions(id)).toBe(before);

  const draft = await create('Unpublished', tagging('x'), 'draft');
  const refused = await editor().post(`/api/whenthen/workflows/${draft}/status`).send({ status: 'active' });
  expect([404, 409]).toContain(refused.status);
  expect(refused.body.errors[0].message).toBeTruthy();
});

test('a published workflow is neither unpublished nor deleted, and says what to do instead', async () => {
  const id = await create('Kept', tagging('kept'), 'published');
  const unpublish = await editor().patch(`/api/workflows/${id}`).send({ _status: 'draft' }).expect(400);
  expect(unpublish.body.errors[0].message).toContain('Use Pause or Archive');
  const remove = await editor().delete(`/api/workflows/${id}`).expect(409);
  expect(remove.body.errors[0].message).toContain('Archive it instead');
  expect(await engineWorkflow(id)).toMatchObject({ version: 1 });
  const draft = await create('Scrap', tagging('scrap'), 'draft');
  await editor().delete(`/api/workflows/${draft}`).expect(200);
});

test('a workflow sends a template by the id of its document', async () => {
  const { body } = await editor()
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(201);
  const definition = {
    ...tagging('x'),
    start: 'mail',
    steps: { mail: { kind: 'action', action: 'send_email', input: { template: String(body.doc.id) }, next: null } },
  };
  const id = await create('Mailing', definition, 'published');
  expect(await engineWorkflow(id)).toMatchObject({ version: 1 });
});

test('what the engine refuses in the last moment is a draft again, and the request fails in words', async () => {
  const { status, body } = await editor()
    .post('/api/workflows')
    .send({ name: 'Spoilt', definition: tagging('fine'), layout: {}, _status: 'published' });
  expect(status).toBe(422);
  expect(body.errors[0].message).toMatch(
    /^This was not published\. Your changes are kept as a draft.*steps\.tag\.next/s,
  );
  const where = { name: { equals: 'Spoilt' } };
  const find = async (draft: boolean) =>
    (await cms.payload.find({ collection: 'workflows', where, draft, overrideAccess: true })).docs[0];
  expect(await find(false)).toMatchObject({ _status: 'draft' });
  const newest = await find(true);
  expect(newest).toMatchObject({ _status: 'draft', definition: tagging('fine') });
  expect(await engineWorkflow(String(newest?.id))).toBeNull();
});
