import type { Engine } from '@whenthen/core';
import { startCms, until, type TestCms } from './payload/cms.js';

let cms: TestCms;
let engine: Engine;
beforeAll(async () => {
  cms = await startCms('consent', { worker: true });
  engine = await cms.engine();
});
afterAll(() => cms.close());

const email = 'ada@example.com';
const noticed = async () => {
  const { body } = await cms.as('editor').get('/api/whenthen/health');
  return (body.notices as { code: string }[]).map(({ code }) => code);
};
const news = { id: 'news', name: 'News', description: '' };
const offers = { id: 'offers', name: 'Offers', description: 'Now and then' };

test('nobody has chosen at first, and the admin says so until somebody has', async () => {
  const { body } = await cms.as('editor').get('/api/whenthen/consent').expect(200);
  expect(body).toMatchObject({ policy: null, option: 'not_opted_out', rev: 0, changed: null });
  expect(body.topics.map(({ id }: { id: string }) => id)).toEqual(['newsletter', 'offers', 'reminders']);
  expect(await noticed()).toContain('consent_not_chosen');

  const chosen = { policy: 'customers', topics: [news, offers], rev: 0 };
  const after = await cms.as('editor').post('/api/whenthen/consent').send(chosen).expect(200);
  expect(after.body).toMatchObject({ policy: 'customers', topics: [news, offers], rev: 1 });
  expect(after.body.changed.by).toContain('@');
  expect(await noticed()).not.toContain('consent_not_chosen');
});

test('what somebody else changed meanwhile is not overwritten', async () => {
  const stale = { policy: 'opt_in', topics: [news], rev: 0 };
  const { body } = await cms.as('editor').post('/api/whenthen/consent').send(stale).expect(409);
  expect(body.errors[0].message).toContain('Somebody else has changed these settings meanwhile');
  expect((await cms.as('editor').get('/api/whenthen/consent')).body).toMatchObject({ policy: 'customers', rev: 1 });
});

test('topics that make no sense are refused with their paths', async () => {
  const bad = { policy: 'opt_in', topics: [news, { ...news, name: ' ' }], rev: 1 };
  const { body } = await cms.as('editor').post('/api/whenthen/consent').send(bad).expect(400);
  expect(body.errors).toEqual(
    expect.arrayContaining([{ path: 'topics[1].name', message: 'give it a name that people understand' }]),
  );
});

test('a person’s consent is shown with its evidence, and changed by hand with a reason', async () => {
  const evidence = { source: 'form:footer', words: 'Send me news', ip: '192.0.2.1' };
  await engine.consent.change({ email, topic: 'news', state: 'subscribed', how: 'form', evidence });
  let id = '';
  await until(async () => {
    id = (await engine.people.search({ q: email })).items[0]?.id ?? '';
    return id !== '';
  });
  const path = `/api/whenthen/people/${id}/consent`;
  const { body } = await cms.as('editor').get(path).expect(200);
  expect(body.consent.topics).toMatchObject([
    { id: 'news', state: 'subscribed', how: 'form', evidence, mayMail: true, reason: null },
    { id: 'offers', state: 'never_asked', mayMail: false, reason: expect.stringContaining('has bought nothing yet') },
  ]);

  const wish = { topic: 'news', state: 'unsubscribed', reason: 'Asked for it on the phone' };
  const after = await cms.as('editor').post(path).send(wish).expect(200);
  expect(after.body.consent.topics[0]).toMatchObject({
    ...{ state: 'unsubscribed', how: 'staff', mayMail: false },
    evidence: { reason: 'Asked for it on the phone' },
  });
  expect(after.body.consent.topics[0].by).toContain('@');
  const { history } = (await cms.as('editor').get(path).expect(200)).body;
  expect(history.map(({ state }: { state: string }) => state)).toEqual(['unsubscribed', 'subscribed']);

  await cms
    .as('editor')
    .post(path)
    .send({ ...wish, reason: ' ' })
    .expect(400);
  await cms
    .as('editor')
    .post(path)
    .send({ ...wish, topic: 'gardening' })
    .expect(400);
});

test('a marketing template that is published names its topic', async () => {
  const template = { name: 'Offer', subject: 'Offer', html: '<p>x</p>', kind: 'marketing', topic: 'offers' };
  const { body } = await cms
    .as('editor')
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(201);
  expect(body.doc.topic).toBe('offers');
  const found = cms.mongo;
  const { MongoClient } = await import('mongodb');
  const client = await MongoClient.connect(found.uri);
  const kept = await client.db(found.database).collection('whenthen_templates').findOne({ name: 'Offer' });
  await client.close();
  expect(kept).toMatchObject({ kind: 'marketing', topic: 'offers' });
});
