import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { Engine, ErasureView, PersonView } from '@whenthen/core';
import { MongoClient, type Db } from 'mongodb';
import { tracesIn, tracesInDatabase } from '../support/traces.js';
import { startCms, until, type TestCms } from './payload/cms.js';

const ADA = 'augusta.king@lovelace.example';
const IP = '203.0.113.77';
const TOLD = 'Greetings from Byronovna';

let cms: TestCms;
let engine: Engine;
let client: MongoClient;
let db: Db;
let form: number;
beforeAll(async () => {
  const forms: Parameters<typeof formBuilderPlugin>[0] = {
    fields: { payment: false, message: false },
    formOverrides: {
      fields: ({ defaultFields }) =>
        defaultFields.filter((f) => !('name' in f) || !['confirmationMessage', 'emails'].includes(f.name)),
    },
  };
  cms = await startCms('privacy', { worker: true }, [formBuilderPlugin(forms)]);
  engine = await cms.engine();
  client = await MongoClient.connect(cms.mongo.uri);
  db = client.db(cms.mongo.database);
  const made = await cms.payload.create({
    collection: 'forms',
    data: {
      title: 'Contact',
      fields: [{ blockType: 'email', name: 'email', required: true }],
      confirmationType: 'redirect',
      redirect: { url: '/' },
      whenthenConsent: { topic: 'newsletter', words: 'Send me news', confirm: false },
    },
    overrideAccess: true,
  });
  form = Number(made.id);
});
afterAll(async () => {
  await client.close();
  await cms.close();
});

const submit = (email: string, text: string, ip = '198.51.100.1') =>
  cms
    .as('nobody')
    .post('/api/form-submissions')
    .set('x-forwarded-for', ip)
    .send({
      form,
      submissionData: [
        { field: 'email', value: email },
        { field: 'text', value: text },
      ],
    })
    .expect(201);
const find = async (email: string) =>
  (await engine.people.search({ q: email })).items.find((person) => person.email === email);
const known = async (email: string): Promise<PersonView> => {
  await until(async () => (await find(email)) !== undefined);
  return (await find(email)) as PersonView;
};
const post = (path: string, body: object) => cms.as('editor').post(`/api/whenthen/${path}`).send(body);
/** All bytes of the CMS' database. */
const file = async (): Promise<string> => {
  const names = (await readdir(cms.folder)).filter((name) => name.startsWith('cms.sqlite'));
  return (await Promise.all(names.map((name) => readFile(join(cms.folder, name), 'latin1')))).join('\n');
};

test('erasing a person leaves nothing in the CMS either, and asks for their address', async () => {
  await submit(ADA.toUpperCase(), TOLD, IP);
  await submit('bob@example.com', 'About nobody');
  const { id } = await known(ADA);
  await known('bob@example.com');
  expect(tracesIn(await file(), [ADA, TOLD, IP])).toEqual([ADA, TOLD, IP]);

  const exported = await cms.as('editor').get(`/api/whenthen/people/${id}/export`).expect(200);
  expect(exported.headers['content-disposition']).toContain(`person-${id}.json`);
  const document = exported.body as { elsewhere: Record<string, { answers: { value: string }[]; asked: object }[]> };
  expect(document.elsewhere['cms.form-submissions']?.[0]?.answers.map(({ value }) => value)).toContain(TOLD);
  expect(document.elsewhere['cms.form-submissions']?.[0]?.asked).toEqual({
    ...{ topic: 'newsletter', words: 'Send me news', confirm: false, ip: IP },
  });

  await post(`people/${id}/erase`, { email: 'bob@example.com' }).expect(400);
  const { body } = await post(`people/${id}/erase`, { email: ` ${ADA} ` }).expect(200);
  const { erasure } = body as { erasure: ErasureView };
  expect(erasure).toMatchObject({ state: 'erased', waitsFor: [] });
  const told = await cms.as('editor').get(`/api/whenthen/erasures/${erasure.id}`).expect(200);
  expect(told.body).toMatchObject({ erasure: { id: erasure.id } });

  expect(tracesIn(await file(), [ADA, TOLD, IP])).toEqual([]);
  const left = (await tracesInDatabase(db, [ADA, TOLD, IP])).filter((one) => !one.startsWith('whenthen_erasures'));
  expect(left).toEqual([]);
  const { docs } = await cms.payload.find({ collection: 'form-submissions', overrideAccess: true });
  expect(docs).toHaveLength(1);

  await post('people/restore', { document: exported.body as object }).expect(200);
  expect((await known(ADA)).id).not.toBe(id);
});

test('two people become one', async () => {
  await submit('old@example.com', 'x');
  await submit('new@example.com', 'x');
  const [from, into] = [(await known('old@example.com')).id, (await known('new@example.com')).id];
  const preview = await cms.as('editor').get(`/api/whenthen/people/${from}/merge?into=${into}`).expect(200);
  expect(preview.body).toMatchObject({ preview: { email: 'new@example.com', aliases: ['old@example.com'] } });
  await post(`people/${from}/merge`, { into: from }).expect(400);
  await post(`people/${from}/merge`, { into: 'nobody' }).expect(404);
  const { body } = await post(`people/${from}/merge`, { into }).expect(200);
  expect(body).toEqual({ merge: { state: 'merged', from, into } });
  await cms.as('editor').get(`/api/whenthen/people/${from}`).expect(404);
});
