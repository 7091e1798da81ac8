import { segmentEntered, workflow, type WorkflowBuilder } from '@whenthen/core/builder';
import type { EventInput } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';
import { createMoments } from './event-moments.js';
import { inbox, openWorld, type World } from './world.js';

const DAY = 86_400_000;

describe('what happened long before it is worked off', () => {
  let world: World;
  let t: TestEngine;
  const moments = createMoments();

  beforeEach(async () => {
    world = await openWorld('late_entries');
    t = await world.engine({ start: '2026-03-20T12:00:00Z', atGap: moments.atGap });
    for (const id of ['first', 'second', 'vip'])
      await t.engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>' });
  });
  afterEach(() => world.close());

  const activate = async (described: WorkflowBuilder): Promise<void> => {
    const built = described.build();
    await t.engine.workflows.publish(built);
    await t.engine.workflows.setStatus(built.id, 'active');
  };
  const happened = (who: string, daysAgo: number, more: Partial<EventInput> = {}): EventInput => ({
    source: 'store',
    id: `${who}:${more.name ?? 'ordered'}:${daysAgo}`,
    name: 'ordered',
    email: `${who}@example.com`,
    occurredAt: new Date(t.clock.now() - daysAgo * DAY),
    ...more,
  });
  const follow = () => workflow('follow').on('ordered').wait('1 hour').send('first').wait('1 day').send('second');
  /** Who ordered twice is a VIP, and is told so on entering. */
  const publishVip = async (): Promise<void> => {
    await t.engine.segments.publish({
      id: 'vip',
      name: 'VIP',
      criteria: { kind: 'event', name: 'ordered', atLeast: 2, since: 'ever' },
    });
    await activate(workflow('vip').on(segmentEntered('vip')).reenter('always').send('vip'));
  };
  const leftOut = async () => (await t.engine.workflows.get('follow'))?.leftOut;

  it('starts nobody where that was before the workflow was first activated, and is not offered either', async () => {
    await activate(follow());
    await t.engine.track([happened('before', 2), happened('exactly', 0)]);
    await t.pass('3 days');
    expect(inbox(t)).toEqual(['exactly@example.com: first', 'exactly@example.com: second']);
    expect(await leftOut()).toBe(0);
    expect((await t.engine.people.search({ q: 'before@example.com' })).items).toHaveLength(1);
  });

  it('still starts somebody after a pause, which does not move the first time on', async () => {
    await activate(follow());
    await t.pass('2 days');
    await t.engine.workflows.setStatus('follow', 'paused');
    await t.engine.workflows.setStatus('follow', 'active');
    await t.engine.track(happened('during', 1));
    await t.pass(0);
    expect(inbox(t)).toEqual(['during@example.com: first']);
  });

  it('after an outage that is shorter than the rule has everybody enter, and one mail at a time', async () => {
    await activate(follow());
    await t.pass('20 days');
    await t.engine.track(happened('weekend', 3));
    await t.pass(0);
    expect(inbox(t)).toEqual(['weekend@example.com: first']);
    await t.pass('1 day');
    expect(inbox(t)).toEqual(['weekend@example.com: first', 'weekend@example.com: second']);
  });

  it('after a longer one is left out and counted; asked for, it starts them now, and who has bought leaves at once', async () => {
    await activate(follow().exitOn('paid', { goal: true }));
    await t.pass('20 days');
    const eve = happened('eve', 8, { person: { fields: { city: 'Bern' } } });
    await t.engine.track([eve, happened('bob', 9), happened('bob', 2, { name: 'paid' })]);
    await t.pass(0);
    const id = (await t.engine.people.search({ q: 'eve@example.com' })).items[0]?.id ?? '';
    await t.engine.people.change(id, { fields: { city: 'Basel' } });
    expect([inbox(t), await leftOut()]).toEqual([[], 2]);
    expect(await t.engine.workflows.startLeftOut('follow')).toEqual({ events: 2 });
    await t.pass(0);
    // Waits count from now, and what the event told of her is not told again.
    expect(inbox(t)).toEqual([]);
    expect((await t.engine.people.get(id))?.fields['city']).toBe('Basel');
    await t.pass('1 hour');
    expect([inbox(t), await leftOut()]).toEqual([['eve@example.com: first'], 0]);
    const runs = await t.engine.runs.list({ workflow: 'follow' });
    expect(runs.items.map((r) => [r.person.email, r.outcome])).toContainEqual(['bob@example.com', 'goal']);
    expect(await t.engine.workflows.startLeftOut('follow')).toEqual({ events: 0 });
    await expect(t.engine.workflows.startLeftOut('nothing')).rejects.toThrow('nothing');
  });

  it('is asked for while it is still being worked off, or the workflow is paused before it is: it stays counted', async () => {
    await activate(follow());
    await t.pass('20 days');
    await t.engine.track(happened('eve', 8, { person: { fields: { city: 'Bern' } } }));
    const moment = moments.set('enrol: late events noted', 'pauses');
    const passing = t.pass(0);
    await moment.reached;
    expect(await t.engine.workflows.startLeftOut('follow')).toEqual({ events: 0 });
    moment.goOn();
    await passing;
    expect(await leftOut()).toBe(1);
    expect((await t.engine.people.search({ q: 'eve@example.com' })).items[0]?.fields['city']).toBe('Bern');
    expect(await t.engine.workflows.startLeftOut('follow')).toEqual({ events: 1 });
    await t.engine.workflows.setStatus('follow', 'paused');
    await t.pass('1 hour');
    expect([inbox(t), await leftOut()]).toEqual([[], 1]);
    await t.engine.workflows.setStatus('follow', 'active');
    await t.engine.workflows.startLeftOut('follow');
    await t.pass('1 hour');
    expect([inbox(t), await leftOut()]).toEqual([['eve@example.com: first'], 0]);
  });

  it('is forgotten where somebody says so, for that workflow alone, and starts nobody later', async () => {
    await activate(follow());
    await activate(workflow('other').on('ordered').send('second'));
    await t.pass('20 days');
    await t.engine.track([happened('eve', 8), happened('bob', 9)]);
    await t.pass(0);
    expect(await t.engine.workflows.dismissLeftOut('follow')).toEqual({ events: 2 });
    expect([await leftOut(), (await t.engine.workflows.get('other'))?.leftOut]).toEqual([0, 2]);
    expect(await t.engine.workflows.startLeftOut('follow')).toEqual({ events: 0 });
    await t.engine.workflows.startLeftOut('other');
    await t.pass('2 hours');
    expect(inbox(t).sort()).toEqual(['bob@example.com: second', 'eve@example.com: second']);
    await expect(t.engine.workflows.dismissLeftOut('nothing')).rejects.toThrow('nothing');
  });

  it('is asked for where entering again takes a while: that counts from now', async () => {
    await activate(workflow('follow').on('ordered').reenter('7 days').send('first'));
    await t.pass('20 days');
    await t.engine.track(happened('eve', 8));
    await t.pass(0);
    await t.engine.workflows.startLeftOut('follow');
    await t.pass(0);
    await t.engine.track(happened('eve', 0));
    await t.pass('1 day');
    expect(inbox(t)).toEqual(['eve@example.com: first']);
  });

  it('may be as old as the workflow says', async () => {
    await activate(follow().maxAge('1 day'));
    await t.pass('20 days');
    await t.engine.track([happened('old', 2), happened('fresh', 0.5)]);
    await t.pass(0);
    expect([inbox(t), await leftOut()]).toEqual([['fresh@example.com: first'], 1]);
  });

  it('fills the past where it is handed over as history: segments too, without anybody having entered them', async () => {
    await publishVip();
    await activate(follow());
    await t.pass('20 days');
    const history = [happened('ada', 1), happened('ada', 2)].map((e) => ({ ...e, startWorkflows: false }));
    await t.engine.track(history);
    await t.pass('1 hour');
    expect(inbox(t)).toEqual([]);
    expect((await t.engine.segments.get('vip'))?.count).toBe(1);
    await t.engine.track(happened('ada', 0));
    await t.pass('1 hour');
    expect(inbox(t)).toEqual(['ada@example.com: first']);
  });

  it('of history and of news each keeps its own part in a segment, whichever is looked at while the other waits', async () => {
    await publishVip();
    await t.pass('20 days');
    const past = (who: string, daysAgo: number) => ({ ...happened(who, daysAgo), startWorkflows: false });
    /** Tells some of it, and the rest while that is being processed. */
    const tell = async (first: EventInput[], then: EventInput[]): Promise<void> => {
      await t.engine.track(first);
      const moment = moments.set('ingest: people told', 'pauses');
      const passing = t.pass(0);
      await moment.reached;
      await t.engine.track(then);
      moment.goOn();
      await passing;
      await t.pass('1 hour');
    };
    // Her second order is news, and she enters by it.
    await tell([past('ada', 2)], [happened('ada', 0)]);
    // What is told late of his past has him in there all along.
    await tell([happened('bob', 0)], [past('bob', 3)]);
    expect(inbox(t)).toEqual(['ada@example.com: vip']);
    expect((await t.engine.segments.get('vip'))?.count).toBe(2);
  });

  it('an e-mail that is due for longer than that is not sent any more, and its reason says so', async () => {
    await activate(follow());
    await t.engine.track(happened('ada', 0));
    await t.pass(0);
    await t.engine.workflows.freeze('follow');
    await t.pass('8 days');
    await t.engine.workflows.unfreeze('follow');
    await t.pass('1 minute');
    expect(inbox(t)).toEqual([]);
    const { items } = await t.engine.messages.list({});
    expect(items).toMatchObject([{ state: 'skipped' }]);
    const [run] = (await t.engine.runs.list({ workflow: 'follow' })).items;
    const explained = await t.engine.runs.explain(run?.id ?? '');
    expect(JSON.stringify(explained?.timeline)).toContain('Too late: it was due at 2026-03-20T13:0');
    // What comes after it is on time again.
    await t.pass('1 day');
    expect(inbox(t)).toEqual(['ada@example.com: second']);
  });
});
