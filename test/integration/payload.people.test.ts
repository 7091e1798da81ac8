import type { Engine } from '@whenthen/core';
import Papa from 'papaparse';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
beforeAll(async () => {
  cms = await startCms('people', { worker: true });
  engine = await cms.engine();
});
afterAll(() => cms.close());

const send = (body: object | string) =>
  cms
    .as('editor')
    .post('/api/whenthen/people/import')
    .send(body as object);
const people = async () => (await engine.people.search({})).items;

test('a list is taken in, and what is refused is told by its row', async () => {
  const rows = [
    { row: 2, person: { email: 'ada@example.com', fields: { city: '=1+1', plan: 'gold' }, tags: ['vip', 'a,b'] } },
    { row: 3, person: { email: 'Bob@example.com', unsubscribed: true } },
    { row: 4, person: { email: 'evil@example.com\r\nBcc: x@example.com' } },
  ];
  const { body } = await send({ import: 'i1', rows }).expect(200);
  expect(body).toMatchObject({ accepted: 2, refused: [{ row: 4 }], leftOut: [] });
  await until(async () => (await people()).length === 2);
  await until(async () => (await people()).some((p) => p.subscription.status === 'unsubscribed'));
});

test('everybody is written as CSV that a spreadsheet does not run', async () => {
  const answer = await cms.as('editor').get('/api/whenthen/people/export').expect(200);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toMatch(/attachment; filename="people-.*\.csv"/);
  expect(answer.text.startsWith('\ufeff')).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(answer.text.slice(1), { header: true, skipEmptyLines: true });
  expect(data.map((row) => row['email'])).toEqual(['bob@example.com', 'ada@example.com']);
  expect(data[1]).toMatchObject({ tags: 'vip,"a,b"', 'field:city': "'=1+1", 'field:plan': 'gold', unsubscribed: '' });
  expect(data[0]).toMatchObject({ unsubscribed: 'unsubscribed', 'field:plan': '' });
  const found = await cms.as('editor').get('/api/whenthen/people/export').query({ q: 'ada' }).expect(200);
  expect(found.text.trim().split('\r\n')).toHaveLength(2);
});

test.each([
  [{}, 400, 'import'],
  [{ import: 'x', rows: 'all' }, 400, 'rows'],
  [{ import: 'x', rows: [] }, 400, 'rows'],
  [{ import: { $ne: '' }, rows: [{ row: 2, person: { email: 'x@example.com' } }] }, 400, 'import'],
  [{ import: 'x', rows: [{ row: 0, person: { email: 'x@example.com' } }] }, 400, 'rows[0].row'],
  [
    { import: 'x', rows: [{ row: 1, person: { email: 'x@example.com' } }], startWorkflows: 'yes' },
    400,
    'startWorkflows',
  ],
  ['{', 400, undefined],
  [{ import: 'x'.repeat(10_000_001), rows: [] }, 413, undefined],
])('what makes no sense is refused, and nothing is stored', async (body, status, path) => {
  const answer = await cms
    .as('editor')
    .post('/api/whenthen/people/import')
    .type('json')
    .send(body as object);
  expect(answer.status).toBe(status);
  expect(answer.body.errors[0].path).toBe(path);
  expect(await people()).toHaveLength(2);
});

test('a cell that cannot be taken in loses nothing else of its row, least of all that somebody unsubscribed', async () => {
  const person = {
    email: 'cy@example.com',
    unsubscribed: true,
    fields: { $where: '1', city: 'Ulm' },
    timeZone: 'GMT+25',
  };
  const { body } = await send({ import: 'i2', rows: [{ row: 2, person }] }).expect(200);
  expect(body).toMatchObject({
    accepted: 1,
    refused: [],
    leftOut: [{ row: 2, issues: [{ path: ['fields', '$where'] }, { path: ['timeZone'] }] }],
  });
  const cy = async () => (await people()).find(({ email }) => email === 'cy@example.com');
  await until(async () => (await cy())?.subscription.status === 'unsubscribed');
  expect((await cy())?.fields).toEqual({ city: 'Ulm' });
});
