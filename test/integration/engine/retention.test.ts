import { happened, workflow } from '@whenthen/core/builder';
import type { EventInput } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const SETTINGS = {
  ...{ events: 90, alwaysKeep: ['$purchase'], runs: 60, messages: 90, bodies: 30, gates: 30, calls: 30 },
  ...{ backfills: 60, audit: 60 },
};

describe('what is not kept for ever', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('retention', { fresh: true });
    t = await world.engine({ start: '2026-03-02T09:00:00Z' });
    await t.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello, you</p>' });
    await t.engine.settings.change('retention', SETTINGS, { by: 'ed' });
  });
  afterEach(() => world.close());

  const activate = async (described: { build(): { id: string; name: string; definition: object } }) => {
    const built = described.build();
    await t.engine.workflows.publish(built);
    await t.engine.workflows.setStatus(built.id, 'active');
  };
  const tell = (name: string, who = 'ada', more: Partial<EventInput> = {}) =>
    t.engine.track({
      ...{ source: 'shop', id: `${name}:${who}:${t.clock.now()}`, name, email: `${who}@example.com` },
      ...{ occurredAt: new Date(t.clock.now()), ...more },
    });
  /** Settings are read again after two seconds, and pruning looks every ten: both by the clock of the process or the engine. */
  const pass = async (days: number) => {
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await t.pass(`${days} days`);
  };
  const namesOfEvents = async () => (await t.engine.events.list({ limit: 100 })).items.map((e) => e.name).sort();
  const count = (collection: string, query: object = {}) =>
    world.db.collection(`whenthen_${collection}`).countDocuments(query);

  it('goes at its border and not before, and what is always kept stays', async () => {
    await tell('seen');
    await tell('$purchase');
    await pass(89);
    expect(await namesOfEvents()).toEqual(['$purchase', 'seen']);
    await t.pass('25 hours');
    expect(await namesOfEvents()).toEqual(['$purchase']);
  });

  it('keeps events of which nobody has decided whether they start something', async () => {
    const pausing = { on: true, times: 2, atLeast: 10 };
    await t.engine.settings.change('fuse', pausing, { by: 'ed' });
    await activate(workflow('many').on('seen').addTag('x'));
    for (let i = 0; i < 12; i++) await tell('seen', `p${i}`);
    await t.pass('1 minute');
    const fused = await count('events', { fused: 'many' });
    expect(fused).toBeGreaterThan(0);
    await pass(95);
    expect(await count('events', { name: 'seen' })).toBe(fused);
    await t.engine.workflows.throwAway('many');
    await t.pass('2 hours');
    expect(await count('events', { name: 'seen' })).toBe(0);
  });

  it('lets entries of the audit log go', async () => {
    const published = { kind: 'workflow' as const, thing: 'w', limit: 5 };
    await activate(workflow('w').on('seen').addTag('x'));
    expect((await t.engine.audit.list(published)).items.length).toBeGreaterThan(0);
    await pass(59);
    expect((await t.engine.audit.list(published)).items.length).toBeGreaterThan(0);
    await t.pass('25 hours');
    expect((await t.engine.audit.list(published)).items).toEqual([]);
  });

  it('leaves what somebody who is inside may still need', async () => {
    await activate(
      workflow('long')
        .on('cart')
        .wait('100 days')
        .branch(happened('seen'), (s) => s.addTag('saw')),
    );
    const about = { subject: 'cart:1' };
    await tell('cart', 'ada', about);
    await t.pass('1 day');
    await tell('seen');
    await tell('seen', 'bob');
    await pass(95);
    expect(await count('events', { email: 'ada@example.com' })).toBeGreaterThan(1);
    expect(await count('events', { email: 'bob@example.com' })).toBe(0);
    await t.pass('10 days');
    expect((await t.engine.people.search({ q: 'ada' })).items[0]?.tags).toEqual(['saw']);
    expect(await count('events', { email: 'ada@example.com', name: { $in: ['cart', 'seen'] } })).toBe(0);
  });

  it('keeps its sums, its entries and the messages without their runs', async () => {
    await activate(workflow('often').on('seen').reenter('always').send('hello'));
    await activate(workflow('once').on('seen').send('hello'));
    await tell('seen');
    await t.pass('1 hour');
    const counts = async (id: string) => (await t.engine.workflows.get(id))?.counts.completed;
    expect([await counts('often'), await counts('once')]).toEqual([1, 1]);
    await pass(61);
    expect([await counts('often'), await counts('once')]).toEqual([1, 1]);
    expect(await count('runs')).toBe(1);
    expect(await count('effects')).toBe(0);
    const { items } = await t.engine.messages.list({ limit: 10 });
    expect(items.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ]);
    // What was written is gone; that it was sent is not.
    expect(await t.engine.messages.get(items[0]?.id ?? '')).toMatchObject({ html: null, text: null });
    // Who may enter once has been there.
    await tell('seen');
    await t.pass('1 hour');
    expect([await counts('often'), await counts('once')]).toEqual([2, 1]);
    await pass(95);
    expect(await count('messages')).toBe(0);
    expect([await counts('often'), await counts('once')]).toEqual([2, 1]);
    expect(await t.engine.retention.sums('often')).toEqual(
      expect.arrayContaining([expect.objectContaining({ of: 'mails', template: 'hello', n: { sent: 2 } })]),
    );
  });

  it('starts nobody and counts nothing anew when an event that is gone is handed over again', async () => {
    await activate(workflow('often').on('seen').reenter('always').maxAge('120 months').addTag('x'));
    const again = { id: 'the same', occurredAt: new Date(t.clock.now()) };
    await tell('seen', 'ada', again);
    await pass(91);
    expect(await count('events', { name: 'seen' })).toBe(0);
    await tell('seen', 'ada', again);
    await t.pass('1 hour');
    expect((await t.engine.workflows.get('often'))?.counts.completed).toBe(1);
    expect(await count('events', { name: 'seen' })).toBe(1);
  });

  it('lets a gate go when no rule can ask for it, and not before', async () => {
    await activate(workflow('rare').on('seen').reenter('4 months').addTag('x'));
    await tell('seen');
    await pass(100);
    expect(await count('gates')).toBe(1);
    await tell('seen');
    await t.pass('1 hour');
    expect((await t.engine.workflows.get('rare'))?.counts.completed).toBe(1);
    await t.pass('30 days');
    expect(await count('gates')).toBe(0);
  });

  it('is told with its size, and other settings with what they would remove', async () => {
    await t.engine.segments.publish({
      id: 's',
      name: 'Has seen',
      criteria: { kind: 'event', name: 'seen', atLeast: 1, since: { last: { amount: 80, unit: 'days' } } },
    });
    await tell('seen');
    await pass(80);
    const preview = await t.engine.retention.preview({ ...SETTINGS, events: 60, runs: null });
    expect(preview.kinds).toEqual([
      // With the event that tells that she entered the segment.
      { kind: 'events', days: 60, was: 90, due: 2 },
      { kind: 'runs', days: null, was: 60, due: 0 },
    ]);
    expect(preview.looksBack).toMatchObject([{ kind: 'segment', id: 's', name: 'Has seen' }]);
    await pass(20);
    const view = await t.engine.retention.overview();
    expect(view.kinds.find(({ kind }) => kind === 'events')).toMatchObject({ days: 90, due: 0, removed: 2 });
    expect(view.kinds[0]?.lastPass?.endedAt).not.toBeNull();
  });

  it('is looked for by an index', async () => {
    await tell('seen');
    await t.pass('1 hour');
    await world.db.command({ profile: 2 });
    await pass(100);
    await world.db.command({ profile: 0 });
    const scans = await world.db
      .collection('system.profile')
      .find({ planSummary: /COLLSCAN/ })
      .toArray();
    const large = /_(events|runs|effects|journal|messages|gates|people)$/;
    expect(
      scans.filter(({ ns }) => large.test(String(ns))).map(({ ns, command }) => [ns, JSON.stringify(command)]),
    ).toEqual([]);
  });
});
