import { defineTrigger } from '@whenthen/core';
import { customTrigger, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { tierReached } from '@whenthen/example-custom-action';
import { z } from 'zod';
import { openWorld, type World } from './world.js';

describe('triggers of the store’s developers', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('trigger');
    t = await world.engine({}, { triggers: [tierReached] });
  });
  afterEach(() => world.close());

  const publish = async (input: object, by = t) => {
    await by.engine.workflows.publish(
      workflow('w')
        .on(customTrigger('tier_reached', { ...input }))
        .addTag('in')
        .build(),
    );
    await by.engine.workflows.setStatus('w', 'active');
  };
  let count = 0;
  const reached = async (who: string, properties: { tier: string; total_spent: number }) => {
    const email = `${who}@example.com`;
    await t.engine.track({ source: 'loyalty', id: `${count++}`, name: 'loyalty.tier_reached', email, properties });
    await t.pass(0);
  };
  const entered = async () =>
    (await t.engine.runs.list({ workflow: 'w' })).items.map((r) => r.person.email.replace('@example.com', '')).sort();

  it.each([
    [{}, ['ada', 'bob', 'cleo']],
    [{ tier: 'gold' }, ['ada', 'cleo']],
    [{ tier: 'gold', minSpent: 500 }, ['ada']],
  ])('with the settings %j start for %j', async (input, who) => {
    await publish(input);
    await reached('ada', { tier: 'gold', total_spent: 900 });
    await reached('bob', { tier: 'silver', total_spent: 900 });
    await reached('cleo', { tier: 'gold', total_spent: 100 });
    expect(await entered()).toEqual(who);
  });

  it('are told by their title and settings in the timeline', async () => {
    await publish({ tier: 'gold', minSpent: 500 });
    await reached('ada', { tier: 'gold', total_spent: 900 });
    const [run] = (await t.engine.runs.list({ workflow: 'w' })).items;
    const [first] = (await t.engine.runs.explain(run?.id ?? ''))?.timeline ?? [];
    expect(first?.title).toBe('Entered: Loyalty tier reached: Gold · spent more than 500');
  });

  it('are known to processes that have not registered them: publishing there is the same', async () => {
    const options = { mongo: { uri: process.env['MONGODB_URI'] ?? '', database: world.database } };
    const cms = await world.engine({ clock: t.clock, worker: false }, options);
    await publish({ tier: 'gold' }, cms);
    await reached('ada', { tier: 'gold', total_spent: 1 });
    await reached('bob', { tier: 'silver', total_spent: 1 });
    expect(await entered()).toEqual(['ada']);
  });

  it('are forgotten a week after the last process that has them was seen', async () => {
    const options = { mongo: { uri: process.env['MONGODB_URI'] ?? '', database: world.database } };
    await t.engine.stop();
    const types = async (start: number) =>
      (await (await world.engine({ start: new Date(start), worker: false }, options)).engine.catalog()).triggers.map(
        (d) => d.type,
      );
    const DAY = 86_400_000;
    expect(await types(t.clock.now() + 6 * DAY)).toEqual(['tier_reached']);
    expect(await types(t.clock.now() + 8 * DAY)).toEqual([]);
  });

  it('take no event from the definition itself, and refuse settings that do not fit', async () => {
    const forged = workflow('w')
      .on({ ...customTrigger('tier_reached'), event: { name: 'anything' } } as never)
      .addTag('in');
    await t.engine.workflows.publish(forged.build());
    const version = await t.engine.workflows.version('w', 1);
    expect(version?.definition.triggers).toEqual([
      { kind: 'custom', type: 'tier_reached', input: {}, event: { name: 'loyalty.tier_reached', where: [] } },
    ]);
    await expect(publish({ tier: 'wood' })).rejects.toMatchObject({
      issues: [{ path: ['triggers', 0, 'input', 'tier'] }],
    });
  });

  it('need sound options', () => {
    const make = (more: object) => () =>
      defineTrigger({ type: 'x', title: 'X', description: '', input: z.strictObject({}), event: 'x', ...more });
    expect(make({ type: 'Bad type' })).toThrow('needs a type');
    expect(make({ event: '' })).toThrow('event');
    expect(make({ where: { tier: {} } })).toThrow('which is no setting');
    expect(make({ input: z.strictObject({ a: z.string() }), where: { a: { op: 'like' } } })).toThrow(
      'compares by "like"',
    );
  });
});
