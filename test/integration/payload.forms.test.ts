import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { Engine } from '@whenthen/core';
import { formSubmitted, workflow } from '@whenthen/core/builder';
import { MongoClient } from 'mongodb';
import { startCms, until, type TestCms } from './payload/cms.js';

// Without what needs an editor for rich text.
const plainForms: Parameters<typeof formBuilderPlugin>[0] = {
  fields: { payment: false, message: false },
  formOverrides: {
    fields: ({ defaultFields }) =>
      defaultFields.filter((f) => !('name' in f) || !['confirmationMessage', 'emails'].includes(f.name)),
  },
};

let cms: TestCms;
let engine: Engine;
let form: string;
beforeAll(async () => {
  const forms = {
    contact: { name: 'Contact', fields: { firm: 'company' }, origins: ['https://shop.example.com'] },
    led: { redirect: 'https://shop.example.com/thanks', email: 'who' },
  };
  cms = await startCms('forms', { worker: true, forms }, [formBuilderPlugin(plainForms)]);
  engine = await cms.engine();
  const made = await cms.payload.create({
    collection: 'forms',
    data: {
      title: 'Newsletter signup',
      fields: [{ blockType: 'email', name: 'email', required: true }],
      confirmationType: 'redirect',
      redirect: { url: '/' },
    },
    overrideAccess: true,
  });
  form = String(made.id);
  for (const [id, of] of [
    ['signup', form],
    ['asked', 'contact'],
  ] as const) {
    const { definition } = workflow(id).on(formSubmitted(of)).reenter('always').addTag(id).build();
    await engine.workflows.publish({ id, name: id, definition });
    await engine.workflows.setStatus(id, 'active');
  }
});
afterAll(() => cms.close());

const at = '/api/whenthen/forms/contact';
const post = (path = at) => cms.as('nobody').post(path);
const person = async (email: string) => (await engine.people.search({ q: email })).items[0];
const submissions = async () => {
  const client = await MongoClient.connect(cms.mongo.uri);
  const count = await client
    .db(cms.mongo.database)
    .collection('whenthen_events')
    .countDocuments({ name: '$form_submitted' });
  await client.close();
  return count;
};
const build = (email: string) => ({ form: Number(form), submissionData: [{ field: 'email', value: email }] });

test('a submission of the form builder starts the workflow, once', async () => {
  await cms.as('nobody').post('/api/form-submissions').send(build('ada@example.com')).expect(201);
  await until(async () => (await person('ada@example.com'))?.tags.includes('signup') ?? false);
  const before = await submissions();
  await cms.restartEngine();
  engine = await cms.engine();
  expect(await submissions()).toBe(before);
});

test('what was submitted while the engine was away is recovered', async () => {
  const { docs } = await cms.payload.find({ collection: 'forms', overrideAccess: true });
  expect(docs).toHaveLength(1);
  // Written past the hook, as by a process that died before it had handed it over.
  await cms.payload.db.create({
    collection: 'form-submissions',
    data: { form: Number(form), submissionData: [{ id: 'x', field: 'email', value: 'lost@example.com' }] },
  });
  expect(await person('lost@example.com')).toBeUndefined();
  await cms.restartEngine();
  engine = await cms.engine();
  await until(async () => (await person('lost@example.com'))?.tags.includes('signup') ?? false);
});

test('the canvas offers the forms of the form builder and those of websites', async () => {
  const { body } = await cms.as('editor').get('/api/whenthen/catalog').expect(200);
  expect(body.things.forms).toEqual([
    { id: form, name: 'Newsletter signup' },
    { id: 'contact', name: 'Contact' },
    { id: 'led', name: 'led' },
  ]);
});

test('any website’s form: JSON, urlencoded and multipart', async () => {
  await post().send({ 'E-Mail': 'json@example.com', firm: 'Harbour', note: 'Hello', form: 'other' }).expect(200);
  await post().type('form').send({ email: 'url@example.com', name: 'Url' }).expect(200);
  await post().field('email', 'multi@example.com').field('topic', 'a').field('topic', 'b').expect(200);
  await until(async () => (await person('multi@example.com'))?.tags.includes('asked') ?? false);
  expect(await person('json@example.com')).toMatchObject({ fields: { company: 'Harbour' }, tags: ['asked'] });
  expect((await person('url@example.com'))?.fields).toEqual({ name: 'Url' });
  const [event] = (await engine.events.list({ q: 'multi@', limit: 10 })).items.filter(
    (e) => e.name === '$form_submitted',
  );
  expect((await engine.events.get(event?.id ?? ''))?.properties).toMatchObject({ topic: ['a', 'b'], form: 'contact' });
  expect(event?.title).toBe('Form “Contact” submitted');
});

test('a browser is led on, or reads a page; a script of a website that may post gets its answer', async () => {
  const html = { accept: 'text/html' };
  const led = await post('/api/whenthen/forms/led').set(html).type('form').send({ who: 'led@example.com' }).expect(303);
  expect(led.headers['location']).toBe('https://shop.example.com/thanks');
  const page = await post().set(html).type('form').send({ email: 'page@example.com' }).expect(200);
  expect(page.text).toContain('Thank you');
  const origin = 'https://shop.example.com';
  const script = await post().set({ origin }).send({ email: 'script@example.com' }).expect(200);
  expect(script.headers['access-control-allow-origin']).toBe(origin);
});

test('a robot thinks that it was taken in', async () => {
  const before = await submissions();
  await post().send({ email: 'robot@example.com', _gotcha: 'x' }).expect(200, { accepted: true });
  expect(await submissions()).toBe(before);
});

describe('bad input gets a reason, and nothing is stored', () => {
  // Each from an address of its own: the limit is tested below.
  let n = 0;
  const from = () => ({ 'x-forwarded-for': `203.0.113.${++n}` });
  test.each([
    ['no address', 'application/json', '{"note":"x"}', 400],
    ['an address that is none', 'application/json', '{"email":"nobody"}', 400],
    ['a header in the address', 'application/json', '{"email":"a@example.com\\r\\nBcc: b@example.com"}', 400],
    ['an operator', 'application/json', '{"email":{"$ne":""}}', 400],
    ['an operator among the values', 'application/json', '{"email":"a@example.com","$where":"1"}', 400],
    ['no object', 'application/json', '[1]', 400],
    ['no JSON', 'application/json', '{', 400],
    ['another kind', 'text/plain', 'email=a@example.com', 415],
    ['a multipart that is none', 'multipart/form-data; boundary=x', 'nothing', 400],
    ['too large', 'application/json', JSON.stringify({ email: 'a@example.com', x: 'y'.repeat(70_000) }), 413],
    ['larger than is read', 'application/json', JSON.stringify({ x: 'y'.repeat(300_000) }), 413],
    [
      'too many inputs',
      'application/json',
      JSON.stringify(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`i${i}`, 1]))),
      400,
    ],
  ])('%s', async (_, type, body, status) => {
    const before = await submissions();
    const answer = await post().set(from()).set('content-type', type).send(body);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].message).toMatch(/\w/);
    expect(await submissions()).toBe(before);
  });

  test('a file', async () => {
    const answer = await post().set(from()).field('email', 'a@example.com').attach('cv', Buffer.from('x'), 'cv.txt');
    expect([answer.status, answer.body.errors[0].message]).toEqual([400, '“cv” is a file: this form takes none.']);
  });

  test('an unknown form, also one that every object has', async () => {
    for (const unknown of ['none', '__proto__', 'constructor', form])
      await post(`/api/whenthen/forms/${unknown}`).set(from()).send({ email: 'a@example.com' }).expect(404);
  });

  test('a script of another website', async () => {
    const foreign = { ...from(), origin: 'https://evil.example.com' };
    await post().set(foreign).send({ email: 'a@example.com' }).expect(403);
  });

  test('too many from one address; others still get in', async () => {
    const address = from();
    for (let i = 0; i < 10; i++)
      await post()
        .set(address)
        .send({ email: `many${i}@example.com` })
        .expect(200);
    const refused = await post().set(address).send({ email: 'more@example.com' }).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    await post().set(from()).send({ email: 'other@example.com' }).expect(200);
  });
});
