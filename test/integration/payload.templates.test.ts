import { template } from './payload/definitions.js';
import { startCms, type TestCms } from './payload/cms.js';

let cms: TestCms;
beforeAll(async () => {
  cms = await startCms('templates');
});
afterAll(() => cms.close());

const editor = () => cms.as('editor');
const preview = (content: object) => editor().post('/api/whenthen/templates/preview').send(content);
const published = async () => (await cms.engine()).templates.list();

test('what stands in the form is rendered with sample data', async () => {
  const { body } = await preview({
    subject: template.subject,
    html: template.html,
    text: null,
    preheader: '{{event.items.0.title}} waits',
  }).expect(200);
  expect(body).toMatchObject({ subject: 'You left things behind', preheader: 'Linen shirt waits' });
  expect(body.html).toContain('Linen shirt: €79.90');
  expect(body.text).toContain('Linen shirt');
});

test('or with the data given', async () => {
  const data = { event: { item_count: 1, items: [{ title: 'Mug', total: 9 }], currency_code: 'usd' } };
  const { body } = await preview({ subject: template.subject, html: template.html, data }).expect(200);
  expect(body).toMatchObject({ subject: 'You left something behind' });
  expect(body.html).toContain('Mug: $9.00');
});

test.each([
  ['is not closed', { subject: 's', html: '{{#each event.items}}<p>' }, 'html'],
  ['calls what is not there', { subject: '{{teleport person.email}}', html: '<p></p>' }, 'subject'],
  [
    'runs away',
    {
      subject: 's',
      html: '{{#each a}}{{#each ../a}}{{#each ../../a}}x{{/each}}{{/each}}{{/each}}',
      data: { a: Array.from({ length: 300 }, (_, i) => i) },
    },
    '',
  ],
])('a template that %s is a 4xx in words', async (_, content, path) => {
  const { status, body } = await preview(content);
  expect({ status, body }).toMatchObject({ status: 422 });
  expect(body.errors[0].message.length).toBeGreaterThan(20);
  if (path) expect(body.errors[0].path).toMatch(new RegExp(`^${path}`));
});

test('a preview takes text only: no parsed template, no field beside', async () => {
  await preview({ subject: 's', html: { type: 'Program', body: [] } }).expect(400);
  await preview({ subject: 's', html: '<p></p>', $where: '1' }).expect(400);
});

test('a broken template can be kept as a draft, and is not published', async () => {
  const broken = { ...template, name: 'Broken', html: '{{#if person}}' };
  const { body } = await editor()
    .post('/api/email-templates?draft=true')
    .send({ ...broken, _status: 'draft' })
    .expect(201);
  const refused = await editor()
    .patch(`/api/email-templates/${body.doc.id}`)
    .send({ _status: 'published' })
    .expect(400);
  expect(refused.body.errors[0].data.errors[0]).toMatchObject({ path: 'html' });
  const stored = await cms.payload.findByID({
    collection: 'email-templates',
    id: body.doc.id,
    draft: true,
    overrideAccess: true,
  });
  expect(stored._status).toBe('draft');
  expect((await published()).map(({ name }) => name)).not.toContain('Broken');
});

test('a marketing e-mail with the link that confirms is refused at its field, and is published as a transactional one', async () => {
  const asking = { ...template, name: 'Confirm', html: '<a href="{{consent.confirmUrl}}">Yes</a>' };
  const publish = (kind: string) =>
    editor()
      .post('/api/email-templates')
      .send({ ...asking, kind, _status: 'published' });
  const refused = await publish('marketing').expect(400);
  expect(refused.body.errors[0].data.errors).toEqual([
    { path: 'html', label: 'HTML', message: expect.stringContaining('choose the kind “Transactional”') },
  ]);
  await publish('transactional').expect(201);
  expect((await published()).map(({ name }) => name)).toContain('Confirm');
});

test('a publish hands the template over; a changed one is the next version', async () => {
  const { body } = await editor()
    .post('/api/email-templates')
    .send({ ...template, _status: 'published' })
    .expect(201);
  const id = String(body.doc.id);
  expect(await published()).toContainEqual({ id, name: 'Reminder', version: 1, untracked: null });
  const change = { subject: 'Still there?', _status: 'published' };
  await editor().patch(`/api/email-templates/${id}`).send(change).expect(200);
  expect(await published()).toContainEqual({ id, name: 'Reminder', version: 2, untracked: null });
  const { body: refused } = await editor().delete(`/api/email-templates/${id}`).expect(409);
  expect(refused.errors[0].message).toContain('workflows may still send it');
});

test('the page of the live preview runs only its own script', async () => {
  const { headers, text } = await editor().get('/api/whenthen/templates/preview').expect(200);
  const nonce = /script-src 'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
  expect(nonce).toBeTruthy();
  expect(text).toContain(`<script nonce="${nonce}">`);
});
