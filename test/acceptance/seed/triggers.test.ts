import { event, formSubmitted, segmentEntered, tagAdded, webhookReceived, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('triggers');
});
afterEach(() => s.close());

test('Event received: A specific event is tracked', async () => {
  await s.play(workflow('w').on(event('signed_up')).addTag('welcomed'));
  await s.happen('looked');
  expect(await s.tags()).toEqual([]);
  await s.happen('signed_up');
  expect(await s.tags()).toEqual(['welcomed']);
});

test('Form submitted: A form is completed', async () => {
  await s.play(workflow('w').on(formSubmitted('signup')).addTag('signed-up'));
  await s.t.engine.forms.submit({ form: 'other', values: { email: 'ada@example.com' } });
  await s.t.pass(0);
  expect(await s.tags()).toEqual([]);
  await s.t.engine.forms.submit({ form: 'signup', values: { email: 'ada@example.com' } });
  await s.t.pass(0);
  expect(await s.tags()).toEqual(['signed-up']);
});

test('Tag added: A tag is applied to a person', async () => {
  await s.play(workflow('w').on(tagAdded('vip')).reenter('always').increase('times'));
  await s.happen('seen');
  await s.change({ addTags: ['vip'] });
  await s.change({ addTags: ['vip', 'other'] });
  expect((await s.person()).fields).toEqual({ times: 1 });
});

test('Segment entered: Someone matches a segment’s criteria', async () => {
  const criteria = { kind: 'field', field: 'score', op: 'greater', value: 10 } as const;
  await s.t.engine.segments.publish({ id: 'hot', name: 'Hot', criteria });
  await s.play(workflow('w').on(segmentEntered('hot')).addTag('hot'));
  await s.happen('seen');
  await s.change({ fields: { score: 7 } });
  expect(await s.tags()).toEqual([]);
  await s.change({ fields: { score: 11 } });
  expect(await s.tags()).toEqual(['hot']);
});

test('Webhook received: An external system sends data', async () => {
  const { webhook, secret } = await s.t.engine.webhooks.create({
    name: 'CRM',
    proof: { kind: 'header' },
    mapping: { email: 'lead.email' },
  });
  await s.play(workflow('w').on(webhookReceived(webhook.id)).addTag('lead'));
  const body = new TextEncoder().encode(JSON.stringify({ lead: { email: 'ada@example.com' } }));
  const call = (key: string) =>
    s.t.engine.webhooks.respond({ webhook: webhook.id, body, headers: { 'x-webhook-secret': key } });
  expect((await call('wrong')).status).toBe(401);
  expect((await call(secret)).status).toBe(200);
  await s.t.pass(0);
  expect(await s.tags()).toEqual(['lead']);
});

test('Triggers start a Workflow: it starts with a trigger and executes a series of steps', async () => {
  await s.play(workflow('w').on('go').addTag('one').addTag('two').setField('three', 3));
  await s.happen('go');
  expect(await s.person()).toMatchObject({ tags: ['one', 'two'], fields: { three: 3 } });
});
