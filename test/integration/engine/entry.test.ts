import type { WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, openWorld, type World } from './world.js';

const tagging = (entry: WorkflowDefinition['entry'], tag: string): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  entry,
  exits: [],
  start: 'tag',
  steps: { tag: { kind: 'action', action: 'add_tag', input: { tag }, next: null } },
});

describe('who may enter', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('entry');
    t = await world.engine();
  });
  afterEach(() => world.close());

  const publish = async (id: string, definition: WorkflowDefinition) => {
    await t.engine.workflows.publish({ id, name: id, definition });
    await t.engine.workflows.setStatus(id, 'active');
  };
  const entries = async (workflow: string) => (await t.engine.runs.list({ workflow, limit: 200 })).items.length;

  it('once, always, per instance and after a time', async () => {
    await publish('once', tagging({ reentry: { kind: 'once' } }, 'once'));
    await publish('always', tagging({ reentry: { kind: 'always' } }, 'always'));
    await publish('cart', tagging({ reentry: { kind: 'once' }, instanceKey: 'cart_id' }, 'cart'));
    await publish('weekly', tagging({ reentry: { kind: 'after', duration: { amount: 7, unit: 'days' } } }, 'weekly'));
    for (const [cart, wait] of [
      ['c1', '1 day'],
      ['c2', '1 day'],
      ['c2', '6 days'],
      ['c3', '1 hour'],
    ] as const) {
      await t.engine.track(cartEvent(t, 'ada', cart, { id: `${cart}-${t.clock.now()}` }));
      await t.pass(wait);
    }
    expect(await entries('once')).toBe(1);
    expect(await entries('always')).toBe(4);
    expect(await entries('cart')).toBe(3);
    expect(await entries('weekly')).toBe(2);
    const [ada] = (await t.engine.people.search({ q: 'ada@' })).items;
    expect(ada?.tags.sort()).toEqual(['always', 'cart', 'once', 'weekly']);
  });

  it('a person is in several workflows at once, each on its own', async () => {
    await publish('a', tagging({ reentry: { kind: 'once' } }, 'a'));
    await publish('b', tagging({ reentry: { kind: 'once' } }, 'b'));
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass(0);
    expect([await entries('a'), await entries('b')]).toEqual([1, 1]);
  });

  it('only active workflows enrol; an entry filter holds people back', async () => {
    await publish('paused', tagging({ reentry: { kind: 'once' } }, 'x'));
    await t.engine.workflows.setStatus('paused', 'paused');
    await publish(
      'filtered',
      tagging(
        { reentry: { kind: 'once' }, filter: { kind: 'field', field: 'first_name', op: 'equals', value: 'ada' } },
        'y',
      ),
    );
    await t.engine.track([cartEvent(t, 'ada', 'c1'), cartEvent(t, 'bob', 'c2')]);
    await t.pass(0);
    expect(await entries('paused')).toBe(0);
    expect((await t.engine.runs.list({ workflow: 'filtered' })).items.map((r) => r.person.email)).toEqual([
      'ada@example.com',
    ]);
  });

  it('sixteen at once for the same person enter once', async () => {
    await publish('once', tagging({ reentry: { kind: 'once' } }, 'once'));
    await publish('weekly', tagging({ reentry: { kind: 'after', duration: { amount: 7, unit: 'days' } } }, 'weekly'));
    const others = await Promise.all([1, 2, 3].map(() => world.engine({ clock: t.clock })));
    await Promise.all(
      Array.from({ length: 16 }, (_, i) => (others[i % 3] as TestEngine).engine.track(cartEvent(t, 'ada', `c${i}`))),
    );
    await Promise.all([t, ...others].map((e) => e.pass(0)));
    expect([await entries('once'), await entries('weekly')]).toEqual([1, 1]);
  });

  it('people inside continue on their version when a workflow is paused, archived or published anew', async () => {
    const waiting = (tag: string): WorkflowDefinition => ({
      ...tagging({ reentry: { kind: 'once' } }, tag),
      start: 'wait',
      steps: {
        wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'tag' },
        tag: { kind: 'action', action: 'add_tag', input: { tag }, next: null },
      },
    });
    await publish('w', waiting('v1'));
    await t.engine.track(cartEvent(t, 'ada', 'c1'));
    await t.pass(0);
    expect(await t.engine.workflows.publish({ id: 'w', name: 'w', definition: waiting('v2') })).toEqual({
      version: 2,
      created: true,
    });
    expect(await t.engine.workflows.publish({ id: 'w', name: 'w', definition: waiting('v2') })).toEqual({
      version: 2,
      created: false,
    });
    await t.engine.workflows.setStatus('w', 'archived');
    await t.engine.track(cartEvent(t, 'bob', 'c2'));
    await t.pass('2 hours');
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['v1']);
    expect((await t.engine.people.search({ q: 'bob@' })).items[0]?.tags).toEqual([]);
  });
});
