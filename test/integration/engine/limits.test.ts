import { workflow, type WorkflowBuilder } from '@whenthen/core/builder';
import type { EventInput } from '@whenthen/core';
import { createTestTransport, type TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const DAY = 86_400_000;

describe('limits of a shop', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('limits');
  });
  afterEach(() => world.close());

  const activate = async ({ engine }: TestEngine, described: WorkflowBuilder): Promise<void> => {
    const built = described.build();
    await engine.workflows.publish(built);
    await engine.workflows.setStatus(built.id, 'active');
  };
  const publish = async ({ engine }: TestEngine, ...ids: string[]): Promise<void> => {
    for (const id of ids)
      await engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>', kind: 'marketing' });
  };
  const asked = ({ clock }: TestEngine, who: string, name = 'asked'): EventInput => ({
    ...{ source: 'shop', id: `${name}:${who}:${clock.now()}`, name, email: `${who}@example.com` },
    occurredAt: new Date(clock.now()),
  });

  describe('a cap of one a day', () => {
    it('is passed by one of the mails that several engines send to one person at the same moment', async () => {
      const mail = createTestTransport();
      const one = await world.engine({ mail, start: '2026-03-02T09:00:00Z' });
      const { clock } = one;
      const two = await world.engine({ mail, clock });
      const names = ['a', 'b', 'c', 'd'];
      await publish(one, ...names);
      await one.engine.settings.change('caps', { rules: [{ most: 1, days: 1 }] }, { by: 'ed' });
      for (const name of names) await activate(one, workflow(name).on('asked').send(name));
      const people = Array.from({ length: 12 }, (_, i) => `p${i}`);
      await one.engine.track(people.map((who) => asked(one, who)));
      await Promise.all([one.pass(0), two.pass(0)]);
      await Promise.all([one.pass(0), two.pass(0)]);
      const perPerson = () =>
        people.map((who) => mail.sent.filter(({ to }) => to.address === `${who}@example.com`).length);
      expect(perPerson()).toEqual(people.map(() => 1));
      for (let day = 1; day < names.length; day++) {
        clock.moveTo(clock.now() + DAY + 60_000);
        await Promise.all([one.pass(0), two.pass(0)]);
        await Promise.all([one.pass(0), two.pass(0)]);
        expect(perPerson()).toEqual(people.map(() => 1 + day));
      }
      const sent = new Set(mail.sent.map(({ to, subject }) => `${to.address} ${subject}`));
      expect(sent.size).toBe(people.length * names.length);
      const noted = await world.db
        .collection('whenthen_runs')
        .find({ 'journal.message': /put off/ })
        .toArray();
      // Three of four for each, told once each, however often they looked.
      const notes = noted.flatMap((run) =>
        (run['journal'] as { message?: string }[]).filter(({ message }) => message?.includes('put off')),
      );
      expect(notes).toHaveLength(people.length * 3);
    });

    it('about a topic holds up no other', async () => {
      const t = await world.engine({ start: '2026-03-02T09:00:00Z' });
      await publish(t, 'news', 'more', 'offer');
      // As the CMS publishes templates that name their topic.
      await world.db.collection('whenthen_templates').updateOne({ template: 'offer' }, { $set: { topic: 'offers' } });
      await t.engine.settings.change('caps', { rules: [{ topic: 'newsletter', most: 1, days: 1 }] }, { by: 'ed' });
      await activate(t, workflow('w').on('asked').send('news').send('more').send('offer'));
      await t.engine.track(asked(t, 'ada'));
      await t.pass(0);
      expect(t.mail.sent.map(({ subject }) => subject).filter((s) => s !== 'offer')).toHaveLength(1);
      expect(t.mail.sent.map(({ subject }) => subject)).toContain('offer');
      await t.pass('25 hours');
      expect(t.mail.sent).toHaveLength(3);
    });
  });

  describe('the fuse, at a rush of 5,000', () => {
    it('lets enter as many as an hour may have, keeps the others, and lets each in once', async () => {
      const t = await world.engine({ start: '2026-03-02T09:00:00Z' });
      await activate(t, workflow('w').on('asked').wait('60 days'));
      await activate(t, workflow('other').on('something else').wait('60 days'));
      const rush = Array.from({ length: 5_000 }, (_, i) => asked(t, `p${i}`));
      for (let from = 0; from < rush.length; from += 1_000) await t.engine.track(rush.slice(from, from + 1_000));
      await t.engine.track(asked(t, 'else', 'something else'));
      await t.pass(0);
      const view = async (id = 'w') => {
        const found = await t.engine.workflows.get(id);
        return { inside: found?.counts.waiting, ...found?.fuse };
      };
      expect(await view()).toMatchObject({ inside: 1_000, kept: 4_000, pausedSince: '2026-03-02T09:00:00.000Z' });
      expect(await view('other')).toMatchObject({ inside: 1, kept: 0, pausedSince: null });
      const events = world.db.collection('whenthen_events');
      const runs = world.db.collection('whenthen_runs');
      const entered = new Set(await runs.distinct('trigger.event', { workflow: 'w' }));
      const kept = await events.distinct('_id', { fused: 'w' });
      expect(kept.filter((id) => entered.has(id))).toEqual([]);
      expect(entered.size + kept.length).toBe(5_000);
      // Told anew, nothing changes: nobody enters or is counted or kept twice.
      await t.engine.track(rush.slice(0, 1_000));
      await events.updateMany({ name: 'asked' }, { $set: { state: 'received' } });
      await t.pass(0);
      expect(await view()).toMatchObject({ inside: 1_000, kept: 4_000 });

      expect(await t.engine.workflows.letIn('w')).toEqual({ events: 4_000 });
      await t.pass(0);
      expect(await view()).toMatchObject({ inside: 5_000, kept: 0, pausedSince: null });
      expect(new Set(await runs.distinct('person', { workflow: 'w' })).size).toBe(5_000);
    }, 180_000);

    it('in two engines at once: whoever does not enter is kept, and nobody is both', async () => {
      const one = await world.engine({ start: '2026-03-02T09:00:00Z' });
      const two = await world.engine({ clock: one.clock });
      await one.engine.settings.change('fuse', { atLeast: 200 }, { by: 'ed' });
      await activate(one, workflow('w').on('asked').wait('60 days'));
      await one.engine.track(Array.from({ length: 2_000 }, (_, i) => asked(one, `p${i}`)));
      await Promise.all([one.pass(0), two.pass(0)]);
      await one.pass(0);
      const found = await one.engine.workflows.get('w');
      const inside = found?.counts.waiting ?? 0;
      // Each has one batch of 500 under way at most.
      expect(inside).toBeGreaterThanOrEqual(200);
      expect(inside).toBeLessThanOrEqual(400);
      expect(inside + (found?.fuse.kept ?? 0)).toBe(2_000);
      expect(await one.engine.workflows.throwAway('w')).toEqual({ events: 2_000 - inside });
      await one.pass(0);
      expect((await one.engine.workflows.get('w'))?.counts.waiting).toBe(inside);
    }, 120_000);
  });
});
