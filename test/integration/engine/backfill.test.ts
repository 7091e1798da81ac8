import { byHand, hasTag, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

describe('adding everybody who matches', () => {
  let world: World;
  let t: TestEngine;

  beforeEach(async () => {
    world = await openWorld('backfill');
    t = await world.engine();
    const { definition } = workflow('News').on(byHand()).wait('1 day').build();
    await t.engine.workflows.publish({ id: 'news', name: 'News', definition });
    await t.engine.workflows.setStatus('news', 'active');
    await t.engine.track(
      Array.from({ length: 30 }, (_, i) => ({
        source: 'test',
        id: `e${i}`,
        name: 'seen',
        email: `p${i}@example.com`,
        person: { fields: { plan: i < 10 ? 'gold' : 'free' } },
      })),
    );
    await t.pass(0);
  });
  afterEach(() => world.close());

  const gold = { kind: 'field', field: 'plan', op: 'equals', value: 'gold' };
  const inside = async () => (await t.engine.workflows.get('news'))?.counts.waiting;
  const state = async () => (await t.engine.backfills.list('news'))[0];

  it('counts them first, then adds each once', async () => {
    expect(await t.engine.backfills.preview('news', { criteria: gold })).toMatchObject({ count: 10, complete: true });
    const { id } = await t.engine.backfills.start('news', { criteria: gold, request: 'r1', by: 'ed@example.com' });
    expect(await t.engine.backfills.start('news', { criteria: gold, request: 'r1' })).toEqual({ id });
    await t.pass(0);
    expect(await inside()).toBe(10);
    expect(await state()).toMatchObject({ id, state: 'done', added: 10, progress: null, by: 'ed@example.com' });
    expect(await t.engine.backfills.list('news')).toHaveLength(1);
    // Who is inside already does not enter again.
    await t.engine.backfills.start('news');
    await t.pass(0);
    expect(await inside()).toBe(30);
  });

  it('starts the same once, however often it is started', async () => {
    const loud = workflow('Loud').on(byHand()).wait('1 day').reenter('always');
    await t.engine.workflows.publish({ id: 'loud', name: 'Loud', definition: loud.build().definition });
    await t.engine.workflows.setStatus('loud', 'active');
    const start = (more: object = {}) => t.engine.backfills.start('loud', { criteria: gold, ...more });
    const entered = async () => (await t.engine.events.list({ name: '$added' })).items.length;
    const at = await Promise.all([start(), start(), start({ perMinute: 2_000 })]);
    expect(new Set(at.map(({ id }) => id)).size).toBe(1);
    await t.pass(0);
    expect(await entered()).toBe(10);
    // It has ended already, and was clicked twice.
    expect(await start()).toEqual(at[0]);
    await t.pass(0);
    expect(await entered()).toBe(10);
    expect(await t.engine.backfills.list('loud')).toHaveLength(1);
    // Others, or the same people by a request of its own, or later, are added.
    await start({ criteria: { kind: 'field', field: 'plan', op: 'equals', value: 'free' } });
    await start({ request: 'mine' });
    await t.pass('2 minutes');
    expect(await t.engine.backfills.list('loud')).toHaveLength(3);
    const { id } = await start();
    expect(id).not.toBe(at[0].id);
    await t.engine.backfills.cancel('loud', id);
    expect((await start()).id).not.toBe(id);
  });

  it('takes those of a segment', async () => {
    await t.engine.segments.publish({ id: 'golden', name: 'Golden', criteria: gold as never });
    await t.pass(0);
    expect(await t.engine.backfills.preview('news', { segment: 'golden' })).toMatchObject({ count: 10 });
    await t.engine.backfills.start('news', { segment: 'golden' });
    await t.pass(0);
    expect(await inside()).toBe(10);
  });

  it('adds so many a minute, waits while the workflow is paused, and can be cancelled', async () => {
    const { id } = await t.engine.backfills.start('news', { perMinute: 4 });
    await t.pass(0);
    expect(await inside()).toBe(4);
    await t.pass('1 minute');
    expect(await inside()).toBe(8);
    expect(await state()).toMatchObject({ state: 'running', added: 8, progress: { looked: 8, of: 30 } });
    await t.engine.workflows.setStatus('news', 'paused');
    await t.pass('10 minutes');
    expect(await inside()).toBe(8);
    await t.engine.workflows.setStatus('news', 'active');
    await t.pass(0);
    // As many a minute as before: nobody is made up for.
    expect(await inside()).toBe(12);
    await t.engine.backfills.cancel('news', id);
    await t.pass('1 hour');
    expect(await inside()).toBe(12);
    expect(await state()).toMatchObject({ state: 'cancelled', added: 12 });
    await expect(t.engine.backfills.cancel('news', id)).rejects.toThrow('It has ended already.');
  });

  it('goes on in another process after a crash, and loses and doubles nobody', async () => {
    await t.engine.backfills.start('news', { perMinute: 7 });
    await t.pass(0);
    await t.engine.stop();
    const other = await world.engine({ start: new Date(t.clock.now() + 60_000).toISOString() });
    for (let i = 0; i < 4; i++) await other.pass('1 minute');
    t = other;
    expect(await inside()).toBe(30);
    expect(await state()).toMatchObject({ state: 'done', added: 30 });
  });

  it.each([
    ['nobody', {}, 'is not there'],
    ['news', { perMinute: 0 }, 'add at least one a minute'],
    ['news', { segment: 'none' }, 'There is no such segment'],
    ['news', { segment: 'x', criteria: gold }, 'criteria or a segment'],
    ['news', { criteria: { kind: 'event', name: 'seen', atLeast: 1, since: 'entry' } }, 'criteria'],
    ['news', { criteria: { $where: '1' } }, 'criteria'],
    ['news', { segment: { $ne: '' } }, 'segment'],
  ])('of %s with %j is refused, and nothing is stored', async (id, input, why) => {
    for (const call of ['preview', 'start'] as const)
      await expect(t.engine.backfills[call](id, input as never)).rejects.toThrow(why);
    expect(await t.engine.backfills.list('news')).toEqual([]);
  });

  it('says what to do where nobody can be added', async () => {
    await t.engine.workflows.setStatus('news', 'paused');
    await expect(t.engine.backfills.start('news')).rejects.toThrow('activate it first');
    const { definition } = workflow('Tagged')
      .on('seen')
      .branch(hasTag('x'), (yes) => yes.wait('1 hour'))
      .build();
    await t.engine.workflows.publish({ id: 'tagged', name: 'Tagged', definition });
    await t.engine.workflows.setStatus('tagged', 'active');
    await expect(t.engine.backfills.start('tagged')).rejects.toThrow('Added by hand');
  });
});
