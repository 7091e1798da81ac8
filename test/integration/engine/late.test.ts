import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { TestClock } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const definition = workflow('w').on('go').wait('1 hour').addTag('late').build();
const go = (name: string) => ({ source: 'test', id: name, name: 'go', email: `${name}@example.com` });

describe('people who are late', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('late');
  });
  afterEach(() => world.close());

  const runs = () => world.db.collection('whenthen_runs');
  const publish = async ({ engine }: TestEngine) => {
    await engine.workflows.publish(definition);
    await engine.workflows.setStatus('w', 'active');
  };

  it('one whose step cannot be written fails alone, with the reason; the others are through at once', async () => {
    const t = await world.engine();
    await publish(t);
    await t.engine.track(Array.from({ length: 12 }, (_, i) => go(`p${i}`)));
    await t.pass('59 minutes');
    // The server refuses this one's commit, as it does when a document becomes too large.
    const poison = await runs().findOne({});
    await world.db.command({
      collMod: 'whenthen_runs',
      validator: { $nor: [{ _id: poison?._id, outcome: 'completed' }] },
    });
    await t.pass('1 minute');
    expect(await runs().countDocuments({ outcome: 'completed' })).toBe(11);
    for (let i = 0; i < 6; i++) await t.pass('1 minute');
    expect((await t.engine.runs.list({ outcome: 'failed' })).items).toMatchObject([
      { reason: expect.stringContaining('Did not get on in 5 attempts: Document failed validation') },
    ]);
  });

  it('what goes by again is counted no further', async () => {
    let throwing = false;
    const t = await world.engine({
      atGap: (gap) => {
        if (throwing && gap === 'advance: effects inserted') throw new Error('for one and all');
        return undefined;
      },
    });
    await publish(t);
    await t.engine.track([go('ada'), go('bob')]);
    await t.pass('59 minutes');
    throwing = true;
    await t.pass('1 minute');
    expect(await runs().countDocuments({ attempts: { $gt: 0 } })).toBe(2);
    throwing = false;
    await t.pass('1 minute');
    expect(await runs().countDocuments({ outcome: 'completed', attempts: 0, lost: { $exists: false } })).toBe(2);
  });

  it('who stood in many seconds go in one pass, and two workers share the partitions', async () => {
    const clock = new TestClock();
    const client = await world.engine({ clock });
    await publish(client);
    await client.engine.track(Array.from({ length: 40 }, (_, i) => go(`p${i}`)));
    await client.pass('1 minute');
    const all = await runs().find().toArray();
    for (const [i, { _id }] of all.entries())
      await runs().updateOne({ _id }, { $set: { wakeAt: new Date(clock.now() + i * 1000) } });
    const [one, two] = [await world.engine({ clock }), await world.engine({ clock })];
    clock.moveTo(clock.now() + 3_600_000);
    await Promise.all([one.pass(0), two.pass(0)]);
    expect(await runs().countDocuments({ outcome: 'completed', rev: 2 })).toBe(40);
    expect(await world.db.collection('whenthen_leases').countDocuments()).toBe(0);
  });
});
