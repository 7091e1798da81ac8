import type { Health } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { createTestTransport, type TestEngine } from '@whenthen/core/testing';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { cartEvent, openWorld, publishStory, type World } from './world.js';

const codes = (issues: { code: string }[]): string[] => issues.map((i) => i.code);

describe('health', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('health', { fresh: true });
  });
  afterEach(() => world.close());

  const workers = () => world.db.collection('whenthen_workers');
  /** A CMS that only reads. */
  const reader = (worker?: TestEngine) => world.engine({ worker: false, ...(worker ? { clock: worker.clock } : {}) });
  /** Makes what every worker said last older than it is. */
  const age = (ms: number) => workers().updateMany({}, [{ $set: { at: { $subtract: ['$at', ms] } } }]);
  const until = async (t: TestEngine, what: string, is: (health: Health) => boolean): Promise<Health> => {
    let health = await t.engine.health();
    await waitUntil(
      async () => {
        health = await t.engine.health();
        return is(health);
      },
      { timeoutMs: 20_000, what },
    );
    return health;
  };

  it('is bad in every process while nobody works, and good when somebody does', async () => {
    const cms = await reader();
    const before = await cms.engine.health();
    expect(before).toMatchObject({ ok: false, worker: false, database: 'up', workers: [] });
    expect(codes(before.problems)).toEqual(['no_worker']);

    const worker = await world.engine({ clock: cms.clock });
    expect(await worker.engine.health()).toMatchObject({ ok: true, worker: true, problems: [], notices: [] });
    const { ok, worker: works, workers: there } = await cms.engine.health();
    expect({ ok, works }).toEqual({ ok: true, works: false });
    expect(there).toHaveLength(1);
    expect(there[0]?.name).toContain(`process ${process.pid}`);
    expect(there[0]?.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(there[0]?.actions).toContain('send_email');
  });

  it('misses a worker that says nothing any more, and is told when one stops', async () => {
    const worker = await world.engine();
    const cms = await reader(worker);
    await age(60_000);
    const { problems } = await cms.engine.health();
    expect(codes(problems)).toEqual(['no_worker']);
    expect(problems[0]?.message).toMatch(/was there 6\d seconds ago/);
    await until(cms, 'the next beat', (h) => h.ok);
    await worker.engine.stop();
    expect(await workers().countDocuments()).toBe(0);
  });

  it('says so when a loop does not come round within twice its time', async () => {
    const worker = await world.engine({}, { sweepMs: 5_000 });
    await worker.pass(0);
    worker.clock.moveTo(worker.clock.now() + 10_000);
    expect((await worker.engine.health()).ok).toBe(true);
    worker.clock.moveTo(worker.clock.now() + 60_000);
    const { ok, problems } = await worker.engine.health();
    expect(ok).toBe(false);
    expect(codes(problems)).toEqual([
      'ingest_stands_still',
      'dispatch_stands_still',
      'apply_stands_still',
      'sweep_stands_still',
    ]);
    // The others learn it from the next beat.
    const cms = await reader(worker);
    expect(codes((await until(cms, 'the beat', (h) => !h.ok)).problems)).toEqual(codes(problems));
    await worker.pass(0);
    expect((await worker.engine.health()).ok).toBe(true);
  });

  it('says what a loop fails of', async () => {
    const worker = await world.engine();
    const cms = await reader(worker);
    // Whoever reads from it gets an error of the database's.
    const pipeline = [{ $set: { state: { $toInt: 'no number' } } }];
    await world.db.dropCollection('whenthen_events');
    await world.db.createCollection('whenthen_events', { viewOn: 'whenthen_meta', pipeline });
    await worker.pass('1 minute');
    const { ok, problems } = await worker.engine.health();
    expect(ok).toBe(false);
    expect(codes(problems)).toContain('ingest_stands_still');
    expect(problems[0]?.message).toContain('no number');
    expect((await until(cms, 'the failures', (h) => !h.ok)).problems[0]?.message).toContain('no number');
  });

  it('says so when what is due cannot be carried out', async () => {
    world.leavesOpen();
    const worker = await world.engine({
      atGap: async (gap) => {
        if (gap === 'dispatch: claimed') throw new Error('The disk is full');
      },
    });
    const action = workflow('w')
      .on('ping')
      .do('notify_staff', { to: ['ed@example.com'], subject: 'A', text: 'B' });
    await worker.engine.workflows.publish(action.build());
    await worker.engine.workflows.setStatus('w', 'active');
    await worker.engine.track({ source: 't', id: '1', name: 'ping', email: 'ada@example.com' });
    for (let i = 0; i < 4; i++) await worker.pass(0);
    const { ok, problems } = await worker.engine.health();
    expect(ok).toBe(false);
    expect(codes(problems)).toContain('dispatch_stands_still');
    expect(problems[0]?.message).toContain('The disk is full');
  });

  it('tells what has been due for long, and what nobody who runs can do', async () => {
    const worker = await world.engine();
    const past = new Date(worker.clock.now() - 600_000);
    await world.db.collection('whenthen_effects').insertOne({
      _id: 'e1' as never,
      state: 'open',
      action: 'post_to_chat',
      dueAt: past,
      run: 'r',
    });
    const { ok, notices, waiting, lag, breakers } = await worker.engine.health();
    expect(ok).toBe(true);
    expect(codes(notices)).toEqual(['action_missing']);
    expect(lag?.dispatch).toEqual({ lagMs: 600_000, backlog: 1, oldest: past });
    expect(lag?.ingest).toEqual({ lagMs: 0, backlog: 0, oldest: null });
    expect(breakers).toEqual([]);
    expect(waiting).toEqual({
      events: null,
      people: null,
      counts: { events: 0, people: 0 },
      effects: [{ action: 'post_to_chat', since: past, count: 1 }],
      mails: [],
      failing: [],
    });
  });

  it('tells of a mail server that stays away, until the mails are out', async () => {
    const mail = createTestTransport();
    const { send } = mail;
    mail.send = () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:9'));
    const worker = await world.engine({ mail });
    const cms = await reader(worker);
    await publishStory(worker);
    await worker.engine.track(['ada', 'bo', 'cy'].map((who) => cartEvent(worker, who, who)));
    await worker.pass('1 hour');
    // Once is an accident.
    expect((await cms.engine.health()).notices).toEqual([]);
    await worker.pass('1 minute');
    const { ok, notices } = await cms.engine.health();
    expect(ok).toBe(true);
    expect(codes(notices)).toEqual(['mail_failing']);
    expect(notices[0]?.message).toContain('3 e-mails cannot be sent at the moment.');
    expect(notices[0]?.message).toContain('“connect ECONNREFUSED 127.0.0.1:9”');
    expect(notices[0]?.message).not.toContain('@');
    const { items } = await cms.engine.messages.list({});
    expect(items).toHaveLength(3);
    for (const { nextAttemptAt } of items) expect(Date.parse(nextAttemptAt ?? '')).toBeGreaterThan(worker.clock.now());
    mail.send = send;
    await worker.pass('5 minutes');
    expect(mail.sent).toHaveLength(3);
    expect((await cms.engine.health()).notices).toEqual([]);
    expect((await cms.engine.messages.list({})).items.map((m) => m.nextAttemptAt)).toEqual([null, null, null]);
  });

  it('names each receiver of webhooks and each action that keeps failing', async () => {
    world.leavesOpen();
    const worker = await world.engine();
    const effect = (id: string, lane: string, attempts: number, reason?: string) => ({
      _id: id as never,
      state: 'open',
      action: lane.startsWith('host:') ? 'send_webhook' : 'post_to_chat',
      lane,
      attempts,
      ...(reason === undefined ? {} : { reason }),
      dueAt: new Date(worker.clock.now() + 600_000),
      run: 'r',
    });
    await world.db
      .collection('whenthen_effects')
      .insertMany([
        effect('e1', 'host:crm.example', 2, 'It answered 503'),
        effect('e2', 'host:crm.example', 4, 'It answered 502'),
        effect('e3', 'host:crm.example', 1, 'It answered 500'),
        effect('e4', 'host:new.example', 1, 'It answered 500'),
        effect('e5', 'action:post_to_chat', 3, 'No such room'),
        effect('e6', 'host:fresh.example', 0),
      ]);
    const { notices } = await worker.engine.health();
    expect(notices.map(({ code, about }) => `${code} ${about}`)).toEqual([
      'action_failing action:post_to_chat',
      'webhook_failing host:crm.example',
    ]);
    expect(notices[1]?.message).toContain('2 webhooks to crm.example cannot be delivered');
    expect(notices[1]?.message).toContain('It answered 502');
  });

  it('does not take people in a frozen workflow for late', async () => {
    const worker = await world.engine();
    await publishStory(worker);
    await worker.engine.track(cartEvent(worker, 'ada', 'c1'));
    await worker.pass(0);
    worker.clock.moveTo(worker.clock.now() + 7_200_000);
    expect((await worker.engine.health()).waiting?.people).not.toBeNull();
    await worker.engine.workflows.freeze('cart');
    expect((await worker.engine.health()).waiting?.people).toBeNull();
  });

  it('finds what is due by indexes alone', async () => {
    const { engine } = await reader();
    const names = ['events', 'runs', 'effects'].map((name) => `whenthen_${name}`);
    await world.db.collection('whenthen_effects').insertMany(
      ['a', 'a', 'b'].map((action, i) => ({
        _id: `e${i}` as never,
        state: 'open',
        action,
        dueAt: new Date(i),
        run: 'r',
        lane: `action:${action}`,
        // Of the first lane one is looked at; the other is counted as well.
        attempts: action === 'a' ? 1 : 2,
        reason: 'away',
      })),
    );
    await world.db.setProfilingLevel('all');
    const { waiting } = await engine.health();
    await world.db.setProfilingLevel('off');
    expect(waiting?.effects).toEqual([
      { action: 'a', since: new Date(0), count: 2 },
      { action: 'b', since: new Date(2), count: 1 },
    ]);
    const asked = await world.db
      .collection('system.profile')
      .find({
        op: { $in: ['query', 'command'] },
        planSummary: { $exists: true },
        ns: { $in: names.map((name) => `${world.database}.${name}`) },
      })
      .toArray();
    expect(asked.length).toBeGreaterThanOrEqual(8);
    for (const { planSummary, hasSortStage, docsExamined } of asked) {
      expect(planSummary).toMatch(/^(IXSCAN|COUNT_SCAN)/);
      expect(hasSortStage).toBeUndefined();
      // What is counted is looked at, up to a thousand of a kind; of an action here there are two.
      expect(docsExamined).toBeLessThanOrEqual(2);
    }
  });

  it('is bad while the database is away', async () => {
    const worker = await world.engine();
    await worker.engine.stop();
    const health = await worker.engine.health();
    expect(health).toMatchObject({ ok: false, worker: false, database: 'down' });
    expect(codes(health.problems)).toEqual(['database_down']);
  });
});
