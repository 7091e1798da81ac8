import { workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('delays');
});
afterEach(() => s.close());

const played = async (described: Parameters<Stage['play']>[0]) => {
  await s.templates('next');
  await s.play(described);
  await s.happen('go');
};

test('Wait 1 hour before the next step', async () => {
  await played(workflow('w').on('go').wait('1 hour').addTag('next'));
  await s.t.pass('59 minutes');
  expect(await s.tags()).toEqual([]);
  await s.t.pass('1 minute');
  expect(await s.tags()).toEqual(['next']);
});

test('Wait 3 days before sending a follow-up', async () => {
  await played(workflow('w').on('go').wait('3 days').send('next'));
  await s.t.pass('71 hours');
  expect(s.mails()).toEqual([]);
  await s.t.pass('1 hour');
  expect(s.mails()).toEqual(['next']);
});

test('Wait until a specific time of day', async () => {
  await played(workflow('w').on('go').waitUntil('17:30').addTag('next'));
  await s.t.pass('8 hours');
  expect(await s.tags()).toEqual([]);
  await s.t.pass('30 minutes');
  expect(await s.tags()).toEqual(['next']);
});

test('Delays pause the Workflow for a specified time: across a restart, too', async () => {
  await played(workflow('w').on('go').wait('1 month').addTag('next'));
  await s.t.pass('20 days');
  await s.t.engine.stop();
  const later = await s.world.engine({ clock: s.t.clock });
  await later.pass('12 days');
  expect((await later.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['next']);
});
