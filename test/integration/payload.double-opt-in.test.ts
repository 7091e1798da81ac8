import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { Engine } from '@whenthen/core';
import { closeAll, inbox, type Inbox } from '../../core/src/test-support/smtp.js';
import request from 'supertest';
import { startCms, until, type TestCms } from './payload/cms.js';

const email = 'ada@example.com';
const words = 'Send me news, about twice a month';

let cms: TestCms;
let engine: Engine;
let box: Inbox;
beforeAll(async () => {
  box = await inbox();
  cms = await startCms(
    'optin',
    {
      worker: true,
      secret: 'a secret of at least thirty-two characters',
      publicUrl: 'https://cms.example.com/api',
      mail: { smtp: box.url, from: 'Harbour <shop@example.com>' },
    },
    [
      formBuilderPlugin({
        fields: { payment: false, message: false },
        formOverrides: {
          fields: ({ defaultFields }) =>
            defaultFields.filter((f) => !('name' in f) || !['confirmationMessage', 'emails'].includes(f.name)),
        },
      }),
    ],
  );
  engine = await cms.engine();
  const { body } = await cms
    .as('editor')
    .post('/api/whenthen/recipes/double-opt-in/install')
    .send({ publish: true })
    .expect(201);
  expect(body.unpublished).toBeNull();
  await cms.as('editor').patch(`/api/workflows/${body.workflow}`).send({ _status: 'published' }).expect(200);
  await engine.workflows.setStatus(String(body.workflow), 'active');
});
afterAll(async () => {
  await cms.close();
  await closeAll();
});

const makeForm = async (whenthenConsent: object | undefined): Promise<number> => {
  const { body } = await cms
    .as('editor')
    .post('/api/forms')
    .send({
      title: 'Newsletter',
      fields: [
        { blockType: 'email', name: 'email', required: true },
        { blockType: 'checkbox', name: 'news' },
      ],
      confirmationType: 'redirect',
      redirect: { url: '/' },
      ...(whenthenConsent && { whenthenConsent }),
    })
    .expect(201);
  return (body as { doc: { id: number } }).doc.id;
};
const submit = (form: number, address: string, more: { field: string; value: unknown }[] = []) =>
  cms
    .as('nobody')
    .post('/api/form-submissions')
    .set('x-forwarded-for', '203.0.113.9')
    .send({ form, submissionData: [{ field: 'email', value: address }, ...more] })
    .expect(201);
const topicOf = async (address: string) => {
  const [person] = (await engine.people.search({ q: address })).items;
  return person && (await engine.consent.of(person.id)).topics[0];
};

test('a form’s document says what it asks for; the link in the mail subscribes, with evidence of both', async () => {
  const form = await makeForm({ topic: 'newsletter', words });
  await submit(form, email);
  await until(async () => box.mails.length === 1);
  expect(await topicOf(email)).toMatchObject({
    state: 'pending',
    evidence: { source: `form:${form}`, words, ip: '203.0.113.9' },
  });
  const path = /https:\/\/cms\.example\.com(\/api\/whenthen\/confirm\/[\w-]+)/.exec(
    box.mails[0]?.parsed.text ?? '',
  )?.[1];
  const page = await request(cms.url)
    .get(path ?? '')
    .expect(200);
  expect(page.text).toContain(words);
  expect(await topicOf(email)).toMatchObject({ state: 'pending' });
  const done = await request(cms.url)
    .post(path ?? '')
    .set('x-forwarded-for', '198.51.100.7')
    .expect(200);
  expect(done.text).toContain('You are subscribed');
  expect(await topicOf(email)).toMatchObject({
    state: 'subscribed',
    how: 'link',
    evidence: { words, ip: '198.51.100.7' },
  });
});

test('a form that asks for none, one whose box is not ticked, and one that needs no confirming', async () => {
  await submit(await makeForm(undefined), 'none@example.com');
  const boxed = await makeForm({ topic: 'newsletter', words, input: 'news', confirm: false });
  await submit(boxed, 'no@example.com', [{ field: 'news', value: false }]);
  await submit(boxed, 'yes@example.com', [{ field: 'news', value: true }]);
  await until(async () => (await topicOf('yes@example.com'))?.state === 'subscribed');
  await until(async () => (await topicOf('none@example.com')) !== undefined);
  await until(async () => (await topicOf('no@example.com')) !== undefined);
  expect((await topicOf('none@example.com'))?.state).toBe('never_asked');
  expect((await topicOf('no@example.com'))?.state).toBe('never_asked');
  expect(box.mails).toHaveLength(1);
});

test('how long the link works, and how often one is asked, is set beside the topics, and what is left out stays', async () => {
  const at = '/api/whenthen/consent';
  const { body } = await cms.as('editor').get(at).expect(200);
  expect(body).toMatchObject({ confirmWithinDays: 7, askAgainAfterHours: 24, rev: 0 });
  const chosen = { policy: 'opt_in', topics: body.topics };
  await cms
    .as('editor')
    .post(at)
    .send({ ...chosen, confirmWithinDays: 0, rev: 0 })
    .expect(400);
  await cms
    .as('editor')
    .post(at)
    .send({ ...chosen, confirmWithinDays: 3, askAgainAfterHours: 12, rev: 0 })
    .expect(200);
  const { body: after } = await cms
    .as('editor')
    .post(at)
    .send({ ...chosen, rev: 1 })
    .expect(200);
  expect(after).toMatchObject({ policy: 'opt_in', confirmWithinDays: 3, askAgainAfterHours: 12, rev: 2 });
});
