import { defineAction, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import type { HostServices } from '@whenthen/payload';
import { z } from 'zod';
import { startCms, until, type TestCms } from './payload/cms.js';

const countUsers = defineAction<z.ZodObject<{ collection: z.ZodString }>, HostServices>({
  type: 'count_documents',
  title: 'Count documents',
  description: 'Counts what a collection holds.',
  icon: 'note',
  input: z.object({ collection: z.string().min(1).meta({ title: 'Collection' }) }),
  async run({ input, services }) {
    const found = await services.payload?.count({ collection: input.collection, overrideAccess: true });
    return { state: 'done', output: { total: found?.totalDocs ?? -1 } };
  },
});

let cms: TestCms;
let engine: Engine;
beforeAll(async () => {
  cms = await startCms('actions', { worker: true, actions: [countUsers] });
  engine = await cms.engine();
});
afterAll(() => cms.close());

test('an action of the host’s own is in the catalog, with the schema that makes its panel', async () => {
  const { body } = await cms.as('editor').get('/api/whenthen/catalog').expect(200);
  const found = body.catalog.actions.find(({ type }: { type: string }) => type === 'count_documents');
  expect(found).toMatchObject({
    title: 'Count documents',
    inputSchema: { properties: { collection: { title: 'Collection' } }, required: ['collection'] },
  });
});

test('it is handed the running CMS', async () => {
  const { definition } = workflow('w').on('go').do('count_documents', { collection: 'users' }).addTag('done').build();
  await engine.workflows.publish({ id: 'w', name: 'W', definition });
  await engine.workflows.setStatus('w', 'active');
  await engine.track({ source: 'test', id: '1', name: 'go', email: 'ada@example.com' });
  await until(async () => {
    const [run] = (await engine.runs.list({ workflow: 'w' })).items;
    const told = run && (await engine.runs.explain(run.id));
    return JSON.stringify(told?.timeline ?? []).includes('Count documents');
  });
});
