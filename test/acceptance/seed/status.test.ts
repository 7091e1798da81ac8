import { workflow } from '@whenthen/core/builder';
import { openStage, type Stage } from './stage.js';

let s: Stage;
beforeEach(async () => {
  s = await openStage('status');
});
afterEach(() => s.close());

const waits = () => workflow('w').on('go').reenter('always').wait('1 day').addTag('done');
const inside = async () => (await s.t.engine.workflows.get('w'))?.counts.waiting;

test('Draft: Being built, not active', async () => {
  const { definition } = waits().build();
  await s.t.engine.workflows.publish({ id: 'w', name: 'W', definition });
  expect((await s.t.engine.workflows.get('w'))?.status).toBe('draft');
  await s.happen('go');
  expect(await inside()).toBe(0);
});

test('Active: Running and processing people', async () => {
  await s.play(waits());
  await s.happen('go');
  expect(await inside()).toBe(1);
  await s.t.pass('1 day');
  expect(await s.tags()).toEqual(['done']);
});

test.each([
  ['Paused: Temporarily stopped', 'paused'],
  ['Archived: No longer in use', 'archived'],
] as const)(
  '%s: people already in a Workflow continue through it; only new entries are affected',
  async (_, status) => {
    await s.play(waits());
    await s.happen('go', 'ada');
    await s.t.engine.workflows.setStatus('w', status);
    // Across a restart, too.
    await s.t.engine.stop();
    const after = await s.world.engine({ clock: s.t.clock });
    await after.engine.track({ source: 'acceptance', id: status, name: 'go', email: 'late@example.com' });
    await after.pass('25 hours');
    const tags = async (q: string) => (await after.engine.people.search({ q })).items[0]?.tags;
    expect([await tags('ada@'), await tags('late@')]).toEqual([['done'], []]);
    if (status === 'paused') {
      await after.engine.workflows.setStatus('w', 'active');
      await after.engine.track({ source: 'acceptance', id: 'again', name: 'go', email: 'late@example.com' });
      await after.pass('25 hours');
      expect(await tags('late@')).toEqual(['done']);
    }
  },
);
