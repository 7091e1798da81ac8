import type { Engine } from '@whenthen/core';
import { MongoClient } from 'mongodb';
import { tagging, template } from './payload/definitions.js';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms | undefined;
afterEach(async () => {
  await cms?.close();
  cms = undefined;
});

const published = (name: string) => ({ name, definition: tagging('x'), layout: {}, _status: 'published' as const });

/** Takes from the engine's database what is not kept, as if it had been lost. */
const forget = async ({ mongo }: TestCms, kept: string[] = []): Promise<void> => {
  const client = await MongoClient.connect(mongo.uri);
  const db = client.db(mongo.database);
  for (const { name } of await db.listCollections().toArray())
    await db
      .collection<{ _id: string; workflow?: string }>(name)
      .deleteMany({ _id: { $nin: kept }, workflow: { $nin: kept } });
  await client.close();
};

test('at the start, what is published is handed over again: a lost engine is filled', async () => {
  cms = await startCms('boot');
  const { payload } = cms;
  const mail = await payload.create({ collection: 'email-templates', data: { ...template, _status: 'published' } });
  const first = String((await payload.create({ collection: 'workflows', data: published('First') })).id);
  await payload.create({ collection: 'workflows', data: { ...published('Draft'), _status: 'draft' } });
  const last = String((await payload.create({ collection: 'workflows', data: published('Last') })).id);
  const versions = async (engine: Engine): Promise<unknown[]> =>
    (await engine.workflows.list()).map(({ id, version }) => [id, version]).sort();

  await forget(cms);
  await cms.restartEngine();
  const filled = await cms.engine();
  await until(async () => (await filled.workflows.get(last))?.version === 1);
  expect(await cms.engine()).toBe(filled);
  expect(await filled.templates.list()).toMatchObject([{ id: String(mail.id), version: 1 }]);
  expect(await versions(filled)).toEqual([
    [first, 1],
    [last, 1],
  ]);

  // They are handed over in the order of their ids: once the last is back, the first has been there again.
  await forget(cms, [first]);
  await cms.restartEngine();
  const again = await cms.engine();
  await until(async () => (await again.workflows.get(last))?.version === 1);
  expect(await again.workflows.get(first)).toMatchObject({ version: 1 });
});

test('without MongoDB the CMS starts, says so, keeps drafts, and refuses to publish', async () => {
  cms = await startCms('away', { mongo: { uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300' } });
  const editor = cms.as('editor');
  const health = await editor.get('/api/whenthen/health').expect(503);
  expect(health.body).toMatchObject({ ok: false, database: 'down' });
  expect(health.body.errors[0].message).toBeTruthy();
  const catalog = await editor.get('/api/whenthen/catalog').expect(503);
  expect(catalog.body.errors[0].message).toContain('/api/whenthen/health');

  const { body } = await cms
    .as('editor')
    .post('/api/workflows?draft=true')
    .send({ ...published('Later'), _status: 'draft' })
    .expect(201);
  const refused = await cms
    .as('editor')
    .patch(`/api/workflows/${body.doc.id}`)
    .send({ _status: 'published' })
    .expect(400);
  expect(refused.body.errors[0].data.errors[0].message).toContain('Save it as a draft');
  const mail = await cms
    .as('editor')
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(503);
  expect(mail.body.errors[0].message).toContain('Save it as a draft');
  expect(await cms.payload.count({ collection: 'email-templates', overrideAccess: true })).toEqual({ totalDocs: 0 });
});
