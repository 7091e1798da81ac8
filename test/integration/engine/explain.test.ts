import type { Document } from 'mongodb';
import { dateReached, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { cartEvent, openWorld, publishStory, type World } from './world.js';

const WAITING = 400;
const DUE = 25;

/** Small collections that are read whole on purpose: one document a workflow, a segment, a date that is waited for, a template version, a mark, an extension, a section of settings, the one of sending, a kind that is kept, a webhook. */
const SMALL =
  /_(workflows|segments|date_watches|schedule_watches|templates|workflow_versions|watermarks|gates|extensions|settings|sending|retention|webhook_endpoints)$/;

interface Op {
  collection: string;
  what: string;
  plan: string;
  examined: number;
  touched: number;
}

const toOp = (p: Document): Op => ({
  collection: String(p['ns']).split('.').slice(1).join('.'),
  what: JSON.stringify(
    p['command']?.filter ?? p['command']?.q ?? p['command']?.pipeline ?? p['command']?.key ?? p['op'],
  ),
  plan: String(p['planSummary'] ?? ''),
  examined: Number(p['docsExamined'] ?? 0),
  touched: Number(p['nreturned'] ?? 0) + Number(p['nMatched'] ?? 0) + Number(p['ndeleted'] ?? 0),
});

describe('every query the engine makes', () => {
  let world: World;
  let t: TestEngine;
  beforeAll(async () => {
    world = await openWorld('explain', { fresh: true });
    t = await world.engine();
    await publishStory(t);
    const people = (from: number, n: number) =>
      Array.from({ length: n }, (_, i) => cartEvent(t, `p${from + i}`, `cart-${from + i}`));
    // A few are due within the hour; many more wait an hour longer, and as many have ended.
    await t.engine.track(people(10_000, WAITING));
    await t.pass(0);
    await t.engine.track(
      people(10_000, WAITING).map(({ id, ...e }) => ({
        ...e,
        id: `buy-${id}`,
        name: '$purchase',
        occurredAt: new Date(t.clock.now()),
      })),
    );
    await t.pass(0);
    await t.engine.track(people(0, DUE));
    await t.pass('30 minutes');
    await t.engine.track(people(1_000, WAITING).map((e) => ({ ...e, occurredAt: new Date(t.clock.now()) })));
    await t.pass('10 minutes');
  });
  afterAll(() => world.close());

  /** Runs something and tells what the server did meanwhile, as its own profiler saw it. */
  const profiled = async (work: () => Promise<unknown>): Promise<Op[]> => {
    await world.db.command({ profile: 0 });
    await world.db
      .collection('system.profile')
      .drop()
      .catch(() => undefined);
    await world.db.command({ profile: 2 });
    await work();
    await world.db.command({ profile: 0 });
    const ops = await world.db
      .collection('system.profile')
      .find({ op: { $in: ['query', 'update', 'remove', 'command'] } })
      .toArray();
    return ops.filter((o) => String(o['ns']).includes('.whenthen_')).map(toOp);
  };
  const scans = (ops: Op[]) => ops.filter((o) => o.plan.includes('COLLSCAN') && !SMALL.test(o.collection));

  it('waking examines no more runs than are due, however many wait or have ended', async () => {
    const ops = await profiled(() => t.pass('20 minutes'));
    const runs = ops.filter((o) => o.collection === 'whenthen_runs');
    const finds = runs.filter((o) => o.what.includes('wakeAt') && o.touched > 0);
    expect(finds.reduce((n, o) => n + o.touched, 0)).toBeGreaterThanOrEqual(DUE);
    for (const op of runs) expect(op.examined).toBeLessThanOrEqual(DUE);
    expect(t.mail.sent).toHaveLength(DUE);
    expect(scans(ops)).toEqual([]);
  });

  it('health examines what is due of each lane of mails, however much waits there for later', async () => {
    const later = new Date(t.clock.now() + 86_400_000);
    const effects = Array.from({ length: WAITING }, (_, i) => ({
      ...{ _id: `late ${i}`, run: 'none', person: 'none', workflow: 'none', version: 1, step: 'mail', seq: 1 },
      ...{ action: 'send_email', input: {}, state: 'open', attempts: 0, lane: `smtp:@${i % 2}`, class: 'marketing' },
      ...{ createdAt: later, dueAt: i < 2 * DUE ? new Date(t.clock.now() - 1) : later },
    }));
    const collection = world.db.collection<{ _id: string }>('whenthen_effects');
    await collection.insertMany(effects);
    let waiting: Awaited<ReturnType<TestEngine['engine']['health']>>['waiting'];
    const ops = await profiled(async () => (({ waiting } = await t.engine.health()), undefined));
    await collection.deleteMany({ run: 'none' });
    expect(waiting?.mails.map(({ lane, count }) => [lane, count])).toEqual([
      ['smtp:@0', DUE],
      ['smtp:@1', DUE],
    ]);
    const looks = ops.filter((o) => o.collection === 'whenthen_effects' && o.what.includes('"lane"'));
    expect(scans(looks)).toEqual([]);
    expect(looks.length).toBeGreaterThan(3);
    for (const op of looks) expect(op.examined).toBeLessThanOrEqual(DUE);
  });

  it('taking in events, ending runs and sending use an index', async () => {
    const ops = await profiled(async () => {
      await t.engine.track([cartEvent(t, 'new', 'new-cart'), cartEvent(t, 'p3', 'cart-3', { name: '$purchase' })]);
      await t.pass('30 minutes');
    });
    expect(ops.length).toBeGreaterThan(20);
    expect(scans(ops)).toEqual([]);
  });

  it('keeping segments uses an index, and examines those whose time has come', async () => {
    await t.engine.segments.publish({
      id: 'lately',
      name: 'Lately in the shop',
      criteria: { kind: 'event', name: 'added_to_cart', atLeast: 1, since: { last: { amount: 1, unit: 'days' } } },
    });
    await t.pass(0);
    await t.engine.track(cartEvent(t, 'p4', 'cart-4b'));
    const ops = await profiled(async () => {
      await t.pass(0);
      await t.engine.segments.people('lately', { limit: 20 });
    });
    expect(scans(ops)).toEqual([]);
    const people = ops.filter((o) => o.collection === 'whenthen_people');
    expect(people.length).toBeGreaterThan(3);
    for (const op of people) expect(op.examined).toBeLessThanOrEqual(20);
    expect((await t.engine.segments.get('lately'))?.count).toBeGreaterThan(WAITING);
  });

  it('waiting for dates uses an index, and examines those whose date has come', async () => {
    const { definition } = workflow('dated').on(dateReached('renewal')).addTag('renewed').build();
    await t.engine.workflows.publish({ id: 'dated', name: 'Dated', definition });
    await t.engine.workflows.setStatus('dated', 'active');
    const soon = new Date(t.clock.now() + 3_600_000).toISOString();
    await t.engine.track({ ...cartEvent(t, 'p5', 'cart-5b'), person: { fields: { renewal: soon } } });
    await t.pass(0);
    const ops = await profiled(() => t.pass('2 hours'));
    expect(scans(ops)).toEqual([]);
    const due = ops.filter((o) => o.collection === 'whenthen_people' && o.what.includes('datesAt'));
    // Once to see that somebody is due, and once when the work is claimed.
    expect(due.reduce((n, o) => n + o.touched, 0)).toBe(2);
    for (const op of due) expect(op.examined).toBeLessThanOrEqual(1);
  });

  it('looking for people uses an index for each way, and examines about who is found', async () => {
    // As many who have a common name, few who have a rare one.
    const rows = Array.from({ length: WAITING }, (_, i) => ({
      row: i + 1,
      person: {
        email: `n${i}@example.com`,
        fields: { first_name: i % 100 === 0 ? 'Rare' : 'Common', last_name: `Name${i}` },
        tags: ['named'],
      },
    }));
    await t.engine.people.import({ import: 'names', rows });
    await t.pass(0);
    const PAGE = 20;
    for (const [q, found] of [
      ['n1', PAGE],
      ['rare', 4],
      ['name7', 11],
      ['rare name300', 1],
      ['common', PAGE],
      ['@example.com', PAGE],
      ['example.com', PAGE],
      ['common @example', PAGE],
      ['named', PAGE],
      ['nobody', 0],
    ] as const) {
      let shown = 0;
      const ops = await profiled(async () => {
        const page = await t.engine.people.search({ q, limit: PAGE });
        shown = page.items.length;
        if (page.next) await t.engine.people.search({ q, limit: PAGE, after: page.next });
      });
      expect([q, shown]).toEqual([q, found]);
      expect(scans(ops)).toEqual([]);
      const finds = ops.filter((o) => o.collection === 'whenthen_people');
      expect(finds.length).toBeGreaterThan(0);
      for (const op of finds) expect([q, op.plan]).toEqual([q, expect.stringMatching(/IXSCAN/)]);
      // Of twice as many as have the name, and four times as many as there are with one of its words.
      for (const op of finds) expect([q, op.examined <= 5 * PAGE]).toEqual([q, true]);
    }
  });

  it('what there is to choose from is jumped over by indexes, and read of the newest alone', async () => {
    const ops = await profiled(() => t.engine.seen());
    expect(scans(ops)).toEqual([]);
    // They are asked at the same time.
    const jumps = ops
      .map((o) => o.plan)
      .filter((plan) => plan.startsWith('DISTINCT_SCAN'))
      .sort();
    expect(jumps).toEqual([expect.stringContaining('name: 1'), expect.stringContaining('tags: 1')]);
    const names = (await t.engine.events.kinds()).names.length;
    for (const op of ops.filter((o) => o.collection === 'whenthen_events'))
      expect(op.examined).toBeLessThanOrEqual(names * 4);
    for (const op of ops) expect(op.examined).toBeLessThanOrEqual(200);
  });

  it('what the admin shows uses an index, and examines about what it shows', async () => {
    const [person] = (await t.engine.people.search({ q: 'p3@' })).items;
    const [run] = (await t.engine.runs.list({ person: person?.id ?? '' })).items;
    const ops = await profiled(async () => {
      await t.engine.people.search({ limit: 20 });
      await t.engine.people.search({ q: 'p1', limit: 20 });
      await t.engine.people.timeline(person?.id ?? '', { limit: 20 });
      await t.engine.runs.list({ workflow: 'cart', limit: 20 });
      await t.engine.runs.list({ workflow: 'cart', outcome: 'goal', limit: 20 });
      await t.engine.runs.list({ workflow: 'cart', state: 'waiting', limit: 20 });
      await t.engine.runs.explain(run?.id ?? '');
      await t.engine.messages.list({ state: 'sent', limit: 20 });
      await t.engine.messages.list({ limit: 20 });
      for (const query of [
        {},
        { q: 'p1' },
        { template: 'reminder' },
        { template: 'reminder', state: 'sent' as const },
      ]) {
        const page = await t.engine.messages.list({ ...query, limit: 10 });
        if (page.next) await t.engine.messages.list({ ...query, limit: 10, after: page.next });
      }
      for (const query of [{}, { q: 'p1' }, { name: '$purchase' }, { source: 'store' }]) {
        const page = await t.engine.events.list({ ...query, limit: 10 });
        await t.engine.events.list({ ...query, limit: 10, after: page.next ?? '' });
        await t.engine.events.get(page.items[0]?.id ?? '');
      }
      await t.engine.events.kinds();
      await t.engine.workflows.list();
      await t.engine.workflows.glances();
      expect((await t.engine.workflows.waiting('cart'))?.steps['wait_day']).toBeGreaterThan(WAITING);
      await t.engine.runs.list({ workflow: 'cart', step: 'wait_day', version: 1, state: 'waiting', limit: 20 });
    });
    expect(scans(ops)).toEqual([]);
    for (const op of ops.filter((o) => !SMALL.test(o.collection))) expect(op.examined).toBeLessThanOrEqual(60);
  });
});
