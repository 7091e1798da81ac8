import { TestClock } from '@whenthen/core/testing';
import { cartEvent, inbox, openWorld, publishStory } from './world.js';

describe('events that happen while no engine works', () => {
  it('are caught up when one starts: the buyer is spared, the others are reminded at once', async () => {
    const world = await openWorld('catchup');
    const clock = new TestClock();
    const client = await world.engine({ clock, worker: false });
    await publishStory(client);
    await client.engine.track([cartEvent(client, 'ada', 'c1'), cartEvent(client, 'bob', 'c2')]);
    await client.pass('10 minutes');
    await client.engine.track(cartEvent(client, 'bob', 'c2', { name: '$purchase' }));
    await client.pass('5 hours');

    const worker = await world.engine({ clock });
    await worker.pass(0);
    expect(inbox(worker)).toEqual(['ada@example.com: reminder for ada']);
    expect((await worker.engine.runs.list({ outcome: 'goal' })).items.map((r) => r.person.email)).toEqual([
      'bob@example.com',
    ]);
    await worker.pass('23 hours');
    expect(inbox(worker)).toHaveLength(1);
    await worker.pass('1 hour');
    expect(inbox(worker)[1]).toBe('ada@example.com: discount for ada');
    await world.close();
  });

  it('do not matter in which order they are handed over', async () => {
    const world = await openWorld('order');
    const t = await world.engine();
    await publishStory(t);
    const added = cartEvent(t, 'bob', 'c2');
    await t.pass('10 minutes');
    await t.engine.track(cartEvent(t, 'bob', 'c2', { name: '$purchase' }));
    await t.pass('10 minutes');
    await t.engine.track(added);
    await t.pass('2 days');
    expect(inbox(t)).toEqual([]);
    expect((await t.engine.workflows.get('cart'))?.counts.goal).toBe(1);
    await world.close();
  });

  it('a lost slot is found by the sweep', async () => {
    const world = await openWorld('lost');
    const clock = new TestClock();
    const first = await world.engine({ clock });
    await publishStory(first);
    await first.engine.track(cartEvent(first, 'ada', 'c1'));
    await first.pass('10 minutes');
    // A second worker knows nothing of the first one's slots: its scheduler is empty.
    const second = await world.engine({ clock });
    await second.pass('2 hours');
    expect(inbox(second)).toEqual(['ada@example.com: reminder for ada']);
    expect(inbox(first)).toEqual([]);
    await world.close();
  });
});
