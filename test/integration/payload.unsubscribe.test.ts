import type { Engine } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { startCms, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
let path: string;
beforeAll(async () => {
  const secret = 'a secret of at least thirty-two characters';
  cms = await startCms('unsubscribe', { secret, publicUrl: 'https://cms.example.com/api', worker: true });
  engine = await cms.engine();
  await engine.track({ source: 'test', id: '1', name: 'signed_up', email: 'ada@example.com' });
});
afterAll(() => cms.close());

const ada = () =>
  waitUntil(async () => (await engine.people.search({ q: 'ada@example.com' })).items[0], {
    timeoutMs: 20_000,
    what: 'the person',
  });

test('looking at the page changes nothing, one click unsubscribes, and the page offers to undo it', async () => {
  const { id } = await ada();
  path = new URL(engine.subscriptions.url(id)).pathname;
  const page = await cms.as('nobody').get(path).expect(200);
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.text).toContain('Unsubscribe?');
  expect((await ada()).subscription.status).toBe('subscribed');

  const oneClick = await cms.as('nobody').post(path).type('form').send('List-Unsubscribe=One-Click').expect(200);
  expect(oneClick.text).toContain('You are unsubscribed');
  expect((await ada()).subscription).toMatchObject({ status: 'unsubscribed', by: 'one-click' });

  const undo = /action="([^"]+)"/.exec(oneClick.text)?.[1] ?? '';
  const back = path.replace(/[^/]+$/, '') + undo;
  await cms.as('nobody').post(back).expect(200);
  expect((await ada()).subscription.status).toBe('subscribed');
});

test('a token that is none, or was changed, changes nothing', async () => {
  const last = path.at(-1) === 'A' ? 'B' : 'A';
  for (const bad of [
    `${path.slice(0, -1)}${last}`,
    '/api/whenthen/unsubscribe/x',
    `/api/whenthen/unsubscribe/${'x'.repeat(3000)}`,
  ])
    expect((await cms.as('nobody').post(bad)).status).toBe(404);
  expect((await ada()).subscription.status).toBe('subscribed');
});

test('staff unsubscribe a person in the admin, and what they send is checked', async () => {
  const { id } = await ada();
  const at = `/api/whenthen/people/${id}/subscription`;
  for (const bad of [{}, { status: 'bounced' }, { status: { $ne: 'x' } }, { status: 'unsubscribed', by: 'me' }])
    await cms.as('editor').post(at).send(bad).expect(400);
  const { body } = await cms.as('editor').post(at).send({ status: 'unsubscribed' }).expect(200);
  expect(body.subscription).toMatchObject({ status: 'unsubscribed', by: 'somebody@users.example.com' });
  await cms.as('editor').post('/api/whenthen/people/nobody/subscription').send({ status: 'unsubscribed' }).expect(404);
});

test('a link of an e-mail that is not whole leads nowhere, and says so', async () => {
  const page = await cms.as('nobody').get('/api/whenthen/mail/x').expect(404);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('This link does not work');
});
