import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, openWorld, publishStory } from './world.js';

const PEOPLE = 60;
const names = Array.from({ length: PEOPLE }, (_, i) => `p${i}`);

describe('two workers at the same moment', () => {
  it('send every mail once', async () => {
    const world = await openWorld('race');
    const one = await world.engine({}, { batchSize: 7 });
    const two = await world.engine({ clock: one.clock, mail: one.mail }, { batchSize: 7 });
    await publishStory(one);
    await one.engine.track(names.map((n) => cartEvent(one, n, `cart-${n}`)));
    await Promise.all([one.pass('61 minutes'), two.pass('61 minutes')]);
    await Promise.all([one.pass('1 minute'), two.pass('1 minute')]);
    expect(one.mail.sent).toHaveLength(PEOPLE);
    expect(new Set(one.mail.sent.map((m) => m.to.address)).size).toBe(PEOPLE);
    expect(new Set(one.mail.sent.map((m) => m.messageId)).size).toBe(PEOPLE);
    await world.close();
  });

  it('either the purchase or the wake wins a run, never both', async () => {
    const world = await openWorld('goal');
    const t = await world.engine({}, { batchSize: 5 });
    const other = await world.engine({ clock: t.clock, mail: t.mail }, { batchSize: 5 });
    await publishStory(t);
    await t.engine.track(names.map((n) => cartEvent(t, n, `cart-${n}`)));
    await t.pass('59 minutes');
    const buy = async (by: TestEngine) => {
      for (const n of names) await by.engine.track(cartEvent(t, n, `cart-${n}`, { name: '$purchase' }));
    };
    await Promise.all([t.pass('2 minutes'), buy(other), other.pass('2 minutes')]);
    await t.pass('3 days');
    const { items } = await t.engine.runs.list({ workflow: 'cart', limit: 200 });
    expect(items).toHaveLength(PEOPLE);
    for (const run of items) {
      const { timeline } = (await t.engine.runs.explain(run.id)) ?? { timeline: [] };
      expect(timeline.filter((e) => e.kind === 'ended')).toHaveLength(1);
      expect(run.outcome).toBe('goal');
      expect(timeline.filter((e) => e.title.includes('discount'))).toEqual([]);
    }
    const reminded = t.mail.sent.map((m) => m.to.address);
    expect(new Set(reminded).size).toBe(reminded.length);
    await world.close();
  });
});
