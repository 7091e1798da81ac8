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

describe('a form that is changed after somebody sent it', () => {
  const sent = async (form: number, address: string, more: object = {}) => {
    const { body } = await cms
      .as('nobody')
      .post('/api/form-submissions')
      .set('x-forwarded-for', '203.0.113.9')
      .send({ form, submissionData: [{ field: 'email', value: address }], ...more })
      .expect(201);
    return Number((body as { doc: { id: number } }).doc.id);
  };
  const change = (form: number, whenthenConsent: object) =>
    cms.as('editor').patch(`/api/forms/${form}`).send({ whenthenConsent }).expect(200);
  const stored = (id: number) =>
    cms.payload.findByID({ collection: 'form-submissions', id, depth: 0, overrideAccess: true }) as unknown as Promise<
      Record<string, unknown>
    >;

  /** As a process left it that died before it had handed over what was sent: the engine hears of it in its next life. */
  const whileAway = async (work: () => Promise<void>) => {
    const { hooks } = cms.payload.collections['form-submissions']!.config;
    const { afterChange } = hooks;
    hooks.afterChange = [];
    await work().finally(() => (hooks.afterChange = afterChange));
    await cms.restartEngine();
    engine = await cms.engine();
  };

  test('asked what it said then, also where it is handed over later', async () => {
    const asking = await makeForm({ topic: 'newsletter', words });
    const silent = await makeForm(undefined);
    const before = box.mails.length;
    await whileAway(async () => {
      await sent(asking, 'then@example.com');
      await sent(silent, 'silent@example.com');
      await change(asking, { topic: 'newsletter', words: 'Sell my address', confirm: false });
      await change(silent, { topic: 'newsletter', words: 'Sell my address', confirm: false });
    });
    await until(async () => (await topicOf('then@example.com'))?.state === 'pending');
    expect(await topicOf('then@example.com')).toMatchObject({
      evidence: { source: `form:${asking}`, words, ip: '203.0.113.9' },
    });
    await until(async () => (await topicOf('silent@example.com')) !== undefined);
    expect((await topicOf('silent@example.com'))?.state).toBe('never_asked');
    await until(async () => box.mails.length === before + 1);
  });

  test('what was sent before that was written down counts by its form, unless that was changed since', async () => {
    const [same, changed] = [await makeForm({ topic: 'newsletter', words }), await makeForm(undefined)];
    await whileAway(async () => {
      for (const [form, address] of [
        [same, 'same@example.com'],
        [changed, 'changed@example.com'],
      ] as const)
        await cms.payload.db.create({
          collection: 'form-submissions',
          data: { form, submissionData: [{ id: address, field: 'email', value: address }] },
        });
      await change(changed, { topic: 'newsletter', words, confirm: false });
    });
    await until(async () => (await topicOf('same@example.com'))?.state === 'pending');
    await until(async () => (await topicOf('changed@example.com')) !== undefined);
    expect((await topicOf('changed@example.com'))?.state).toBe('never_asked');
  });

  test('its sender, and whoever changes the submission, has no say in that; staff read it', async () => {
    const forged = { noted: true, topic: 'newsletter', words: 'Forged', input: null, confirm: false, ip: '192.0.2.1' };
    const silent = await makeForm(undefined);
    const none = { noted: true, topic: null, words: null, input: null, confirm: null, ip: null };
    expect(
      (await stored(await sent(silent, 'forged@example.com', { whenthenAsked: forged })))['whenthenAsked'],
    ).toEqual(none);
    // Past the access to fields, as code of the CMS does.
    const local = await cms.payload.create({
      collection: 'form-submissions',
      data: { form: silent, submissionData: [{ field: 'email', value: 'local@example.com' }], whenthenAsked: forged },
      overrideAccess: true,
    });
    expect((await stored(Number(local.id)))['whenthenAsked']).toEqual(none);
    await until(async () => (await topicOf('forged@example.com')) !== undefined);
    await until(async () => (await topicOf('local@example.com')) !== undefined);
    for (const address of ['forged@example.com', 'local@example.com'])
      expect((await topicOf(address))?.state).toBe('never_asked');

    const boxed = await makeForm({ topic: 'newsletter', words, input: 'news' });
    const asked = { noted: true, topic: 'newsletter', words, input: 'news', confirm: true };
    const id = await sent(boxed, 'kept@example.com', { whenthenAsked: forged });
    // The address is kept as evidence of consent only.
    expect((await stored(id))['whenthenAsked']).toEqual({ ...asked, ip: null });
    await cms.payload.update({
      collection: 'form-submissions',
      id,
      data: { whenthenAsked: forged },
      overrideAccess: true,
    });
    const read = await cms.as('editor').get(`/api/form-submissions/${id}`).expect(200);
    expect(read.body.whenthenAsked).toEqual({ ...asked, ip: null });
    await cms.as('nobody').get(`/api/form-submissions/${id}`).expect(403);
  });

  test('a sender who asks back for nothing is taken in like any other', async () => {
    const form = await makeForm({ topic: 'newsletter', words, confirm: false });
    await cms
      .as('nobody')
      .post('/api/form-submissions?select[id]=true')
      .set('x-forwarded-for', '203.0.113.9')
      .send({ form, submissionData: [{ field: 'email', value: 'brief@example.com' }] })
      .expect(201);
    await until(async () => (await topicOf('brief@example.com'))?.state === 'subscribed');
    expect(await topicOf('brief@example.com')).toMatchObject({ evidence: { words, ip: '203.0.113.9' } });
  });
});

test('only who may write workflows says what a form asks, and with what proof', async () => {
  const form = await makeForm({ topic: 'newsletter', words });
  const consent = async () =>
    (
      (await cms.payload.findByID({ collection: 'forms', id: form, depth: 0 })) as unknown as {
        whenthenConsent: object;
      }
    ).whenthenConsent;
  // The form builder lets every account change forms, a customer's too.
  await cms
    .as('customer')
    .patch(`/api/forms/${form}`)
    .send({ title: 'Changed', whenthenConsent: { topic: 'newsletter', words: 'x', confirm: false } })
    .expect(200);
  expect(await consent()).toMatchObject({ topic: 'newsletter', words, confirm: true });
  const { body } = await cms
    .as('customer')
    .post('/api/forms')
    .send({
      ...{ title: 'Own', fields: [{ blockType: 'email', name: 'email' }], confirmationType: 'redirect' },
      ...{ redirect: { url: '/' }, whenthenConsent: { topic: 'newsletter', words: 'x', confirm: false } },
    })
    .expect(201);
  const own = (body as { doc: { whenthenConsent?: { topic?: string | null } } }).doc;
  expect(own.whenthenConsent?.topic ?? null).toBeNull();
});

test('nobody has a form sent without end', async () => {
  const form = await makeForm({ topic: 'newsletter', words });
  const send = (address: string) =>
    cms
      .as('nobody')
      .post('/api/form-submissions')
      .set('x-forwarded-for', '203.0.113.77')
      .send({ form, submissionData: [{ field: 'email', value: address }] });
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++) statuses.push((await send(`flood${i}@example.com`)).status);
  expect(statuses).toContain(429);
  expect(statuses.filter((status) => status === 201)).toHaveLength(10);
  // Staff, and the project's own code, are not counted.
  await cms.payload.create({
    collection: 'form-submissions',
    data: { form, submissionData: [{ field: 'email', value: 'own@example.com' }] },
  });
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
