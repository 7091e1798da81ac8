import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, inbox, openWorld, publishStory, type World } from './world.js';

describe('cart abandonment', () => {
  let world: World;
  let t: TestEngine;
  beforeAll(async () => {
    world = await openWorld('story');
    t = await world.engine();
    await publishStory(t);
    await t.engine.track([
      cartEvent(t, 'ada', 'c1'),
      cartEvent(t, 'bob', 'c2'),
      cartEvent(t, 'cy', 'c3'),
      cartEvent(t, 'cy', 'c4'),
    ]);
  });
  afterAll(() => world.close());

  const run = async (who: string) => {
    const { items } = await t.engine.runs.list({ workflow: 'cart' });
    const found = items.find((r) => r.person.email === `${who}@example.com`);
    if (!found) throw new Error(`${who} has no run`);
    return t.engine.runs.explain(found.id);
  };

  it('sends nothing before the hour is over', async () => {
    await t.pass('59 minutes');
    expect(inbox(t)).toEqual([]);
    expect((await t.engine.workflows.get('cart'))?.counts.waiting).toBe(4);
  });

  it('ends the run of somebody who buys as goal reached, at once', async () => {
    await t.engine.track(cartEvent(t, 'bob', 'c2', { name: '$purchase' }));
    await t.pass(0);
    expect((await run('bob'))?.run).toMatchObject({ state: 'ended', outcome: 'goal', step: null });
  });

  it('reminds the others after the hour, each of their own cart, one run per cart', async () => {
    await t.pass('1 minute');
    expect(inbox(t).sort()).toEqual([
      'ada@example.com: reminder for ada',
      'cy@example.com: reminder for cy',
      'cy@example.com: reminder for cy',
    ]);
    const of = (who: string) => t.mail.sent.filter((m) => m.to.address.startsWith(who)).map((m) => m.text);
    expect(of('ada')).toEqual([expect.stringContaining('Shirt of c1')]);
    expect(of('cy').sort()).toEqual([expect.stringContaining('Shirt of c3'), expect.stringContaining('Shirt of c4')]);
  });

  it('sends the discount a day later, and then everybody has come to the end', async () => {
    await t.pass('1 day');
    expect(inbox(t).filter((m) => m.includes('discount'))).toHaveLength(3);
    expect((await t.engine.workflows.get('cart'))?.counts).toMatchObject({ waiting: 0, completed: 3, goal: 1 });
    await t.pass('30 days');
    expect(t.mail.sent).toHaveLength(6);
  });

  it('explains every decision with the values it saw', async () => {
    const explained = await run('ada');
    expect(explained?.timeline.map((e) => e.kind)).toEqual([
      'entered',
      'delay',
      'decision',
      'action',
      'delay',
      'message',
      'decision',
      'action',
      'ended',
      'message',
    ]);
    expect(explained?.timeline.find((e) => e.kind === 'decision')).toMatchObject({
      step: 'purchased_in_hour',
      saw: [{ what: '“Placed an order” happened since entering', value: 0, expected: 1, result: false }],
    });
  });

  it('shows a person’s whole timeline, newest first, in pages without a gap', async () => {
    const [person] = (await t.engine.people.search({ q: 'cy@' })).items;
    if (!person) throw new Error('cy is missing');
    const whole = (await t.engine.people.timeline(person.id, { limit: 200 })).items;
    expect(whole.filter((e) => e.kind === 'message')).toHaveLength(4);
    expect(whole.map((e) => e.at)).toEqual(
      whole
        .map((e) => e.at)
        .sort()
        .reverse(),
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await t.engine.people.timeline(person.id, { limit: 5, ...(after ? { after } : {}) });
      seen.push(...page.items.map((e) => `${e.at} ${e.title} ${e.run ?? ''}`));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen)).toEqual(new Set(whole.map((e) => `${e.at} ${e.title} ${e.run ?? ''}`)));
    expect(seen).toHaveLength(whole.length);
  });

  it('takes the same event twice as one', async () => {
    const again = await t.engine.track([cartEvent(t, 'ada', 'c1'), cartEvent(t, 'ada', 'c1')]);
    expect(again).toEqual({ accepted: 0, duplicates: 2 });
    await t.pass('2 days');
    expect(t.mail.sent).toHaveLength(6);
  });
});
