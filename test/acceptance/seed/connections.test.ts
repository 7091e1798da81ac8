import { event, segmentEntered, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('connections');
});
afterEach(() => s.close());

test('Events trigger Workflows', async () => {
  await s.play(
    workflow('w')
      .on(event('bought', { plan: 'pro' }))
      .addTag('pro'),
  );
  await s.happen('bought', 'ada', { plan: 'free' });
  await s.happen('bought', 'bob', { plan: 'pro' });
  expect([await s.tags('ada'), await s.tags('bob')]).toEqual([[], ['pro']]);
});

test('People move through Workflows', async () => {
  await s.play(workflow('w').on('go').wait('1 hour').wait('1 hour').addTag('through'));
  await s.happen('go');
  const at = async () => (await s.t.engine.runs.list({ workflow: 'w' })).items[0]?.step;
  const first = await at();
  await s.t.pass('1 hour');
  const second = await at();
  expect([typeof first, first === second]).toEqual(['string', false]);
  await s.t.pass('1 hour');
  expect(await s.tags()).toEqual(['through']);
});

test('Tags are added/removed by Workflows, Fields are updated by Workflows', async () => {
  await s.play(workflow('w').on('go').addTag('a').removeTag('b').setField('f', 1));
  await s.happen('seen');
  await s.change({ addTags: ['b'] });
  await s.happen('go');
  expect(await s.person()).toMatchObject({ tags: ['a'], fields: { f: 1 } });
});

test('Email Templates are sent by Workflows, Sequences are entered via Workflows', async () => {
  await s.templates('direct', 'series');
  await s.t.engine.sequences.publish({ id: 'seq', name: 'Seq', emails: [{ template: 'series' }] });
  await s.play(workflow('w').on('go').send('direct').addToSequence('seq'));
  await s.happen('go');
  expect(s.mails().sort()).toEqual(['direct', 'series']);
});

test('Segments can trigger Workflow entry', async () => {
  const criteria = { kind: 'has_tag', tag: 'hot' } as const;
  await s.t.engine.segments.publish({ id: 'hot', name: 'Hot', criteria });
  await s.play(workflow('w').on(segmentEntered('hot')).setField('noticed', true));
  await s.happen('seen');
  await s.change({ addTags: ['hot'] });
  expect((await s.person()).fields).toEqual({ noticed: true });
});

test('They turn your data and events into timely, relevant actions and communications: within the pass that brings the event, about that very event', async () => {
  await s.t.engine.templates.publish({
    id: 'thanks',
    name: 'Thanks',
    subject: 'Your {{event.item}}',
    html: '<p>{{person.fields.city}}{{event.item}}</p>',
  });
  await s.play(workflow('w').on('bought').reenter('always').send('thanks'));
  await s.happen('bought', 'ada', { item: 'Mug' });
  await s.happen('bought', 'ada', { item: 'Shirt' });
  expect(s.mails()).toEqual(['Your Mug', 'Your Shirt']);
});
