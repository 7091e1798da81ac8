import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, openWorld, publishStory, type World } from './world.js';

let world: World;
let t: TestEngine;
beforeAll(async () => {
  world = await openWorld('inside');
  t = await world.engine();
  await publishStory(t);
  // On version 1 one person waits for an hour to be over and two for a day; on version 2 two wait in its first step.
  await t.engine.track(['ada', 'bob'].map((who) => cartEvent(t, who, `cart-${who}`)));
  await t.pass('2 hours');
  await t.engine.track(cartEvent(t, 'cem', 'cart-cem'));
  await t.pass('1 minute');
  const version = await t.engine.workflows.version('cart', 1);
  const { exits: _fewer, ...definition } = version!.definition;
  await t.engine.workflows.publish({ id: 'cart', name: 'Cart abandonment', definition: { ...definition, exits: [] } });
  await t.engine.track(['dua', 'eli', 'fay'].map((who) => cartEvent(t, who, `cart-${who}`)));
  await t.pass('1 minute');
  const [fay] = (await t.engine.runs.list({ workflow: 'cart', limit: 1 })).items;
  await t.engine.runs.stop(fay!.id);
  const { definition: quiet } = workflow('quiet').on('nothing').addTag('never').build();
  await t.engine.workflows.publish({ id: 'quiet', name: 'Quiet', definition: quiet });
});
afterAll(() => world.close());

const people = async (query: Parameters<TestEngine['engine']['runs']['list']>[0]) =>
  (await t.engine.runs.list(query)).items.map((run) => run.person.email.split('@')[0]).sort();

it('counts who waits at each step of the version that new entries get, and who is on older ones', async () => {
  expect(await t.engine.workflows.waiting('cart')).toEqual({ version: 2, steps: { wait_hour: 2 }, older: 3 });
  expect(await t.engine.workflows.waiting('quiet')).toEqual({ version: 1, steps: {}, older: 0 });
  expect(await t.engine.workflows.waiting('nothing')).toBeNull();
});

it('lists those who wait at a step, of one version or of all', async () => {
  expect(await people({ workflow: 'cart', step: 'wait_hour', version: 2, state: 'waiting' })).toHaveLength(2);
  expect(await people({ workflow: 'cart', step: 'wait_hour', state: 'waiting' })).toContain('cem');
  expect(await people({ workflow: 'cart', step: 'wait_day' })).toEqual(['ada', 'bob']);
  expect(await people({ workflow: 'cart', step: 'wait_day', version: 2 })).toEqual([]);
});

it('tells of all workflows at a glance', async () => {
  await t.engine.workflows.freeze('cart');
  expect(Object.fromEntries(await t.engine.workflows.glances())).toEqual({
    cart: { status: 'active', frozen: true, waiting: 5 },
    quiet: { status: 'draft', frozen: false, waiting: 0 },
  });
});
