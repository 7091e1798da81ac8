import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

describe('what was handed over while a workflow was off', () => {
  let world: World;
  let t: TestEngine;
  let client: TestEngine;
  beforeEach(async () => {
    world = await openWorld('activation');
    t = await world.engine();
    client = await world.engine({ worker: false, clock: t.clock });
    await t.engine.workflows.publish(workflow('w').on('go').addTag('in').build());
  });
  afterEach(() => world.close());

  const go = (who: string) => client.engine.track({ source: 's', id: who, name: 'go', email: `${who}@example.com` });
  const inside = async () =>
    (await t.engine.people.search({})).items.filter(({ tags }) => tags.includes('in')).map(({ email }) => email);
  const set = (status: 'active' | 'paused' | 'archived') => client.engine.workflows.setStatus('w', status);
  /** Time goes by in which no worker looks. */
  const later = () => t.clock.moveTo(t.clock.now() + 1_000);

  it('before it was activated starts nobody, also where it is processed afterwards', async () => {
    await go('early');
    later();
    await set('active');
    await go('on-time');
    await t.pass('1 minute');
    expect(await inside()).toEqual(['on-time@example.com']);
  });

  it.each(['paused', 'archived'] as const)('before it was %s and processed after it starts nobody', async (status) => {
    await set('active');
    await go('before');
    later();
    await set(status);
    await go('meanwhile');
    await t.pass('1 minute');
    await set('active');
    await t.pass('1 minute');
    expect(await inside()).toEqual([]);
    await go('after');
    await t.pass('1 minute');
    expect(await inside()).toEqual(['after@example.com']);
  });

  it('before a pause that is over when it is processed starts nobody either', async () => {
    await set('active');
    await go('before');
    later();
    await set('paused');
    await go('meanwhile');
    later();
    await set('active');
    await set('active');
    await go('after');
    await t.pass('1 minute');
    expect(await inside()).toEqual(['after@example.com']);
  });

  it('activating what is active changes nothing', async () => {
    await set('active');
    await go('before');
    later();
    await set('active');
    await t.pass('1 minute');
    expect(await inside()).toEqual(['before@example.com']);
  });
});
