import { startCms, type TestCms } from './payload/cms.js';
import { tagging, template } from './payload/definitions.js';

/** A workflow that sends a template. */
const sending = (mail: string) => ({
  ...tagging('x'),
  steps: { tag: { kind: 'action', action: 'send_email', input: { template: mail }, next: null } },
});

/** Two CMSs that count their documents, on one database of workflows. */
describe('two CMSs on one database', () => {
  let one: TestCms;
  let two: TestCms;
  let three: TestCms;

  beforeAll(async () => {
    one = await startCms('one');
    two = await startCms('two', { mongo: one.mongo });
    three = await startCms('three', { mongo: one.mongo, namespace: 'shop-b' });
  });
  afterAll(async () => {
    await three.close();
    await two.close();
    await one.close();
  });

  const publish = (cms: TestCms, collection: string, data: object) =>
    cms
      .as('editor')
      .post(`/api/${collection}`)
      .send({ ...data, _status: 'published' });

  it('the second cannot overwrite what the first has published under a number, and is told what to do', async () => {
    const first = await publish(one, 'email-templates', { ...template, name: 'Of the first' }).expect(201);
    const second = await publish(two, 'email-templates', { ...template, name: 'Of the second' }).expect(409);
    expect(first.body.doc.id).toBe(1);
    expect(JSON.stringify(second.body)).toMatch(/“Of the second” has the number “1” here.*namespace/);
    const { docs } = (await two.as('editor').get('/api/email-templates?draft=true').expect(200)).body;
    expect(docs).toMatchObject([{ name: 'Of the second', _status: 'draft' }]);
    const engine = await one.engine();
    expect(await engine.templates.list()).toMatchObject([{ id: '1', name: 'Of the first' }]);
  });

  it('the first goes on publishing, also after a restart', async () => {
    await one.restartEngine();
    await one.as('editor').patch('/api/email-templates/1').send({ subject: 'New', _status: 'published' }).expect(200);
  });

  it('with a namespace the other has ids of its own', async () => {
    const mail = await publish(three, 'email-templates', { ...template, name: 'Of the third' }).expect(201);
    const { id } = mail.body.doc as { id: string };
    expect(id).toMatch(/^shop-b-/);
    const flow = await publish(three, 'workflows', { name: 'Of the third', definition: sending(id) }).expect(201);
    expect(flow.body.doc.id).toMatch(/^shop-b-/);
    const found = await three
      .as('editor')
      .get(`/api/workflows/${flow.body.doc.id as string}`)
      .expect(200);
    expect(found.body).toMatchObject({ name: 'Of the third', _status: 'published' });
  });
});
