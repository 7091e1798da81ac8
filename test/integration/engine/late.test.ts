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

  it('one who ends each worker that takes them up fails alone, and the others are through long before', async () => {
    const clock = new TestClock();
    const first = await world.engine({ clock });
    await publish(first);
    await first.engine.track(Array.from({ length: 6 }, (_, i) => go(`p${i}`)));
    await first.pass('1 minute');
    const deadly = (await runs().find().toArray())[2]?._id;
    // All of them are late, in one batch.
    await runs().updateMany({}, { $set: { part: 0, wakeAt: new Date(clock.now()) } });
    clock.moveTo(clock.now() + 60_000);

    const claimOf = async () => {
      const run = await runs().findOne({ _id: deadly });
      return `${run?.['attempts']} ${run?.['lost']?.among}`;
    };
    const ended: (() => void)[] = [];
    let claim = await claimOf();
    let deaths = 0;
    while ((await runs().countDocuments({ state: 'ended' })) < 6) {
      let die = (): void => undefined;
      const death = new Promise<void>((resolve) => (die = resolve));
      // As good as dead: it never comes back from there.
      const worker = await world.engine({
        clock,
        atGap: async (gap) => {
          if (gap !== 'sweep: people claimed' || (await claimOf()) === claim) return;
          claim = await claimOf();
          deaths += 1;
          die();
          await new Promise<void>((_, reject) => ended.push(() => reject(new Error('It ended'))));
        },
      });
      await Promise.race([worker.pass(0), death]);
      clock.moveTo(clock.now() + 60_000);
    }
    // Six, three, one or two, and then five times alone; the first of these may have been alone already.
    expect(deaths).toBeGreaterThanOrEqual(6);
    expect(deaths).toBeLessThanOrEqual(8);
    expect(await runs().countDocuments({ outcome: 'completed' })).toBe(5);
    expect(await runs().findOne({ _id: deadly })).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('Did not get on in 5 attempts: each time the process ended'),
    });
    for (const end of ended) end();
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
