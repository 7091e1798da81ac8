import { selfSigned } from '../../core/src/test-support/certificate.js';
import { CERTIFICATE, fixture, snsBody, TOPIC } from '../../core/src/test-support/feedback-calls.js';
import { parseList } from '../../plugin-payload/src/people/import/parse-list.js';
import { columnsOf, entryOf } from '../../plugin-payload/src/suppressions/list-columns.js';
import type { Engine } from '@whenthen/core';
import { startCms, until, type TestCms } from './payload/cms.js';

const HOUR = 3_600_000;
const CONFIRM = 'https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=t';
const amazon = selfSigned(new Date(Date.now() - HOUR), new Date(Date.now() + HOUR));
const somebody = selfSigned(new Date(Date.now() - HOUR), new Date(Date.now() + HOUR));
const fetched: string[] = [];

let cms: TestCms;
let engine: Engine;
beforeAll(async () => {
  const fetch = async (url: string): Promise<string> => {
    fetched.push(url);
    return Promise.resolve(url === CERTIFICATE ? amazon.pem : '<ok/>');
  };
  cms = await startCms('feedback', { worker: true, feedback: { ses: { topicArns: [TOPIC], fetch } } });
  engine = await cms.engine();
  await engine.track({ source: 't', id: 'jane', name: 'hello', email: 'jane@example.com' });
  await until(async () => (await engine.people.search({ q: 'jane@example.com' })).items.length === 1);
});
afterAll(() => cms.close());

const tell = (body: string) =>
  cms.as('nobody').post('/api/whenthen/feedback/ses').set('content-type', 'text/plain; charset=UTF-8').send(body);
const notification = (name: string, key = amazon.privateKey) =>
  snsBody('Notification', fixture(`ses-${name}`), { key, at: Date.now() });
const listed = async () => (await engine.suppressions.list()).items.map(({ email, reason }) => `${email} ${reason}`);

test('Amazon’s subscription is confirmed, once it has the right proof', async () => {
  const more = { SubscribeURL: CONFIRM, Token: 't' };
  const confirmation = (key = amazon.privateKey) =>
    snsBody('SubscriptionConfirmation', 'Confirm', { key, at: Date.now(), more });
  await tell(confirmation(somebody.privateKey)).expect(401);
  expect(fetched).toEqual([CERTIFICATE]);
  await tell(confirmation()).expect(200, { accepted: 0, ignored: 0 });
  expect(fetched).toEqual([CERTIFICATE, CONFIRM]);
});

test.each(['bounce', 'complaint', 'delivery'])(
  'Amazon’s published %s is taken in with the right proof, and not with a wrong one or none',
  async (name) => {
    const before = await listed();
    await tell(fixture(`ses-${name}`)).expect(401);
    await tell(notification(name, somebody.privateKey)).expect(401);
    expect(await listed()).toEqual(before);
    await tell(notification(name)).expect(200, { accepted: 1, ignored: 0 });
    await tell(notification(name)).expect(200, { accepted: 1, ignored: 0 });
  },
);

test('what Amazon told is on the list, and with the person', async () => {
  expect((await listed()).sort()).toEqual(['jane@example.com bounced', 'richard@example.com complained']);
  const [jane] = (await engine.people.search({ q: 'jane@example.com' })).items;
  expect(jane?.bounced).toMatchObject({ by: 'Amazon SES', stops: 'all' });
  await until(
    async () => (await engine.events.list({ name: '$email_bounced', state: 'processed' })).items.length === 1,
  );
  expect((await engine.people.search({ q: 'richard@example.com' })).items).toEqual([]);
});

test('staff look for addresses, add and remove them, and their names and reasons are kept', async () => {
  const as = cms.as('editor');
  const change = (how: 'add' | 'remove', body: object) => as.post(`/api/whenthen/suppressions/${how}`).send(body);
  await change('add', { email: 'Zoe@example.com', reason: 'unsubscribed', why: 'Asked on the phone' }).expect(200);
  const { body } = await as.get('/api/whenthen/suppressions?q=zoe&reason=unsubscribed').expect(200);
  expect(body.items).toMatchObject([
    { email: 'zoe@example.com', stops: 'marketing', how: 'staff', why: 'Asked on the phone' },
  ]);
  await change('remove', { email: 'jane@example.com', reason: 'complained', why: 'x' }).expect(404);
  await change('remove', { email: 'jane@example.com', reason: 'bounced', why: 'New mailbox' }).expect(200);
  expect((await engine.people.search({ q: 'jane@example.com' })).items[0]?.bounced).toBeNull();
  await change('add', { email: 'x', reason: 'bounced', why: 'x' }).expect(400);
  await change('add', { email: 'a@example.com', reason: 'bounced', why: ' ' }).expect(400);
});

test('what is exported is read again, and refused rows are told', async () => {
  const as = cms.as('editor');
  const { text, headers } = await as.get('/api/whenthen/suppressions/export').expect(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  const { headings, rows } = parseList('list.csv', new Uint8Array(Buffer.from(text)));
  const entries = rows.map(({ number: row, cells }) => ({
    row,
    entry: entryOf(cells, columnsOf(headings), 'bounced'),
  }));
  expect(entries.map(({ entry }) => `${entry.email} ${entry.reason}`).sort()).toEqual((await listed()).sort());
  const send = (list: object[], id = 'again') =>
    as.post('/api/whenthen/suppressions/import').send({ import: id, rows: list }).expect(200);
  expect((await send(entries)).body).toEqual({ added: 0, known: entries.length, refused: [] });
  const { body } = await send(
    [
      { row: 2, entry: { email: 'new@example.com', reason: 'bounced' } },
      { row: 3, entry: { email: '?' } },
    ],
    'more',
  );
  expect(body).toMatchObject({ added: 1, known: 0, refused: [{ row: 3, issues: [{ path: ['email'] }] }] });
});
