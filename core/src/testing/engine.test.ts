import { byHand, workflow } from '../builder/index.js';
import { TestClock } from './clock.js';
import { createTestEngine } from './engine.js';
import { createMemoryStore } from './memory/store.js';

describe('a test engine in memory', () => {
  it('shares its clock and its store with another engine', async () => {
    const clock = new TestClock();
    const store = createMemoryStore({ now: () => clock.now() });
    const one = await createTestEngine({}, { clock, store, worker: false });
    const other = await createTestEngine({}, { clock, store });
    try {
      await one.engine.workflows.publish(workflow('vip').on('ordered').wait('1 day').addTag('vip').build());
      await one.engine.workflows.setStatus('vip', 'active');
      await one.engine.track({ source: 'shop', id: '1', name: 'ordered', email: 'ada@example.com' });
      await other.pass('23 hours');
      const tags = async () => (await one.engine.people.search({ q: 'ada' })).items.map((p) => p.tags);
      expect(await tags()).toEqual([[]]);
      await other.pass('1 hour');
      expect(await tags()).toEqual([['vip']]);
      expect(await other.engine.health()).toMatchObject({ ok: true });
    } finally {
      await one.engine.stop();
      await other.engine.stop();
    }
  });

  it('has nothing in common with an engine that is not told of its store', async () => {
    const [one, other] = [await createTestEngine(), await createTestEngine()];
    try {
      await one.engine.workflows.publish(workflow('vip').on(byHand()).addTag('vip').build());
      expect(await other.engine.workflows.get('vip')).toBeNull();
    } finally {
      await one.engine.stop();
      await other.engine.stop();
    }
  });
});
