import { event, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('actions');
});
afterEach(() => s.close());

test('Send email: Queue an Email Template to the person', async () => {
  await s.templates('hello');
  await s.play(workflow('w').on('go').send('hello'));
  await s.happen('go');
  expect(s.mails()).toEqual(['hello']);
});

test('Add to Sequence: Start them in an email Sequence', async () => {
  await s.templates('one', 'two');
  const emails = [{ template: 'one' }, { after: { amount: 2, unit: 'days' as const }, template: 'two' }];
  await s.t.engine.sequences.publish({ id: 'welcome', name: 'Welcome', emails });
  await s.play(workflow('w').on('go').addToSequence('welcome'));
  await s.happen('go');
  expect(s.mails()).toEqual(['one']);
  await s.t.pass('2 days');
  expect(s.mails()).toEqual(['one', 'two']);
});

test('Add tag: Apply a tag to their profile', async () => {
  await s.play(workflow('w').on('go').addTag('vip'));
  await s.happen('go');
  expect(await s.tags()).toEqual(['vip']);
});

test('Remove tag: Remove a tag from their profile', async () => {
  await s.play(workflow('w').on('go').removeTag('lead'));
  await s.happen('seen');
  await s.change({ addTags: ['lead', 'vip'] });
  await s.happen('go');
  expect(await s.tags()).toEqual(['vip']);
});

test('Set field: Update a field value', async () => {
  await s.play(
    workflow('w').on('go').setField('plan', 'premium').setField('note', 'spent {{event.total}}').increase('score', 5),
  );
  await s.happen('seen');
  await s.change({ fields: { plan: 'free', score: 2 } });
  await s.happen('go', 'ada', { total: 42 });
  expect((await s.person()).fields).toEqual({ plan: 'premium', note: 'spent 42', score: 7 });
});

test('Trigger event: Create an internal event', async () => {
  await s.play(workflow('first').on('go').triggerEvent('went', { from: 'first' }));
  await s.play(
    workflow('second')
      .on(event('went', { from: 'first' }))
      .addTag('second'),
  );
  await s.happen('go');
  expect(await s.tags()).toEqual(['second']);
});

test('Send webhook: Notify an external system', async () => {
  await s.play(
    workflow('w')
      .on('go')
      .do('send_webhook', { url: s.crm.url, body: { who: '{{person.email}}' } }),
  );
  await s.happen('go');
  expect(s.crm.calls.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ who: 'ada@example.com' }]);
});
