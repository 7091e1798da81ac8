import { workflow } from '../../builder/index.js';
import { openShop, type Shop } from '../../test-support/shop.js';

describe('taking events in', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop(
      workflow('w').on('asked').reenter('always').exitOn('bought', { goal: true }).wait('1 day').addTag('late').build(),
    );
  });
  afterEach(() => shop.engine.stop());

  it('takes the same event once', async () => {
    await shop.happen('asked', 'ada', { id: 'one' });
    await shop.happen('asked', 'ada', { id: 'one' });
    expect(await shop.runsOf('ada')).toHaveLength(1);
  });

  it('tells the person what an event tells', async () => {
    await shop.happen('seen', 'ada', { person: { fields: { city: 'Bern' } } });
    expect((await shop.engine.people.search({ q: 'ada@' })).items).toMatchObject([{ fields: { city: 'Bern' } }]);
    expect(await shop.runsOf('ada')).toEqual([]);
  });

  it('ends a run that waits when its goal is reached, and no other', async () => {
    await shop.happen('asked', 'ada');
    await shop.happen('asked', 'bob');
    await shop.happen('bought', 'ada');
    await shop.pass('2 days');
    expect(await shop.runsOf('ada')).toEqual([{ state: 'ended', outcome: 'goal', step: null }]);
    expect(await shop.tagsOf('ada')).toEqual([]);
    expect(await shop.tagsOf('bob')).toEqual(['late']);
  });

  it('processes what came together in the order in which it happened', async () => {
    const at = (seconds: number) => new Date(shop.clock.now() + seconds * 1_000);
    const event = { source: 'shop', email: 'ada@example.com' };
    await shop.pass('1 minute');
    await shop.engine.track([
      { ...event, id: 'b', name: 'bought', occurredAt: at(-10) },
      { ...event, id: 'a', name: 'asked', occurredAt: at(-20) },
    ]);
    await shop.pass(0);
    expect(await shop.runsOf('ada')).toMatchObject([{ state: 'ended', outcome: 'goal' }]);
  });
});
