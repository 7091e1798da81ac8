import { happened, workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('sequences');
});
afterEach(() => s.close());

const DAY = { amount: 1, unit: 'days' } as const;

test('Linear email delivery, time-based progression, focused on sending emails: a straightforward series', async () => {
  await s.templates('one', 'two', 'three');
  const emails = [{ template: 'one' }, { after: DAY, template: 'two' }, { after: DAY, template: 'three' }];
  await s.t.engine.sequences.publish({ id: 'seq', name: 'Series', emails });
  await s.play(workflow('w').on('go').addToSequence('seq'));
  await s.happen('go');
  for (const count of [1, 2, 3, 3]) {
    expect(s.mails()).toEqual(['one', 'two', 'three'].slice(0, count));
    await s.t.pass('1 day');
  }
});

test('Workflows orchestrate, Sequences deliver: on signup conditions are checked, tags added, the Sequence entered; it delivers over time, and the Workflow goes on routing', async () => {
  await s.templates('one', 'two', 'back');
  await s.t.engine.sequences.publish({
    id: 'welcome',
    name: 'Welcome',
    emails: [{ template: 'one' }, { after: DAY, template: 'two' }],
  });
  await s.t.engine.sequences.publish({ id: 'back', name: 'Back', emails: [{ template: 'back' }] });
  await s.play(
    workflow('signup')
      .on('signed_up')
      .branch(
        happened('$purchase', { since: 'ever' }),
        (yes) => yes.addTag('customer'),
        (no) => no.addTag('lead'),
      )
      .addToSequence('welcome')
      .wait('3 days')
      .branch(
        happened('$purchase'),
        (yes) => yes.addTag('converted'),
        (no) => no.addToSequence('back'),
      ),
  );
  await s.happen('signed_up', 'ada');
  await s.happen('signed_up', 'bob');
  expect(await s.tags('ada')).toEqual(['lead']);
  await s.t.pass('1 day');
  expect(s.mails('ada')).toEqual(['one', 'two']);
  await s.happen('$purchase', 'bob');
  await s.t.pass('2 days');
  expect(s.mails('ada')).toEqual(['one', 'two', 'back']);
  expect([await s.tags('bob'), s.mails('bob')]).toEqual([
    ['lead', 'converted'],
    ['one', 'two'],
  ]);
});
