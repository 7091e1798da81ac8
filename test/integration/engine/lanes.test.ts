import { createEngine, defineAction, type Engine } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { z } from 'zod';
import { mongoUri, openWorld, type World } from './world.js';

const input = z.strictObject({});
const action = (type: string, run: (who: string) => Promise<void>) =>
  defineAction({
    type,
    title: type,
    description: 'Under test.',
    icon: 'bolt',
    input,
    timeoutMs: 60_000,
    async run({ person }) {
      await run(person.email.split('@')[0] ?? '');
      return { state: 'done' };
    },
  });

describe('lanes', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('lanes');
  });
  afterEach(() => world.close());

  const effects = () => world.db.collection('whenthen_effects');
  const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 600; i++) {
      if (await holds()) return;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`In vain waited for ${what}`);
  };
  const publish = async (engine: Engine, type: string): Promise<void> => {
    await engine.workflows.publish(workflow(type).on(type).do(type).build());
    await engine.workflows.setStatus(type, 'active');
  };
  const track = (engine: Engine, name: string, who: string[]) =>
    engine.track(who.map((w) => ({ source: 's', id: `${name}:${w}`, name, email: `${w}@example.com` })));
  const people = (count: number, name = 'p') => Array.from({ length: count }, (_, i) => `${name}${i}`);

  it('hold up no other: one that hangs, with more than it has slots for', async () => {
    let goOn: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => (goOn = resolve));
    const called: string[] = [];
    const actions = [action('hang', () => hanging), action('call', async (who) => void called.push(who))];
    const t = await world.engine({}, { actions, concurrency: 3 });
    await publish(t.engine, 'hang');
    await publish(t.engine, 'call');
    await track(t.engine, 'hang', people(10));
    await until('three that hang', async () => (await effects().countDocuments({ lease: { $exists: true } })) === 3);
    await track(t.engine, 'call', people(20));
    await until('the calls', () => called.length === 20);
    // No more are claimed than are under way.
    expect(await effects().countDocuments({ lease: { $exists: true } })).toBe(3);
    expect(await effects().countDocuments({ action: 'hang', attempts: 0 })).toBe(7);
    goOn();
    await t.pass('1 minute');
    expect(await effects().countDocuments({ state: 'done', attempts: 1 })).toBe(30);
  });

  it('let transactional mail overtake marketing', async () => {
    let recorded: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (recorded = resolve));
    const t: TestEngine = await world.engine(
      // The first one waits until all are there.
      { atGap: async (gap) => (gap === 'dispatch: claimed' ? all : undefined) },
      { concurrency: 1 },
    );
    for (const kind of ['marketing', 'transactional'] as const) {
      await t.engine.templates.publish({ id: kind, name: kind, subject: kind, html: '<p>x</p>', kind });
      await t.engine.workflows.publish(workflow(kind).on(kind).send(kind).build());
      await t.engine.workflows.setStatus(kind, 'active');
    }
    await track(t.engine, 'marketing', people(5));
    await until('the first', async () => (await effects().countDocuments()) === 5);
    await track(t.engine, 'transactional', people(5));
    await until('all', async () => (await effects().countDocuments()) === 10);
    recorded();
    await t.pass('1 minute');
    const subjects = t.mail.sent.map((m) => m.subject);
    // The one that was under way takes its time beside those of the slot that only transactional mail may use.
    expect(subjects.slice(0, 6).sort()).toEqual(['marketing', ...people(5).map(() => 'transactional')]);
    expect(subjects.slice(6)).toEqual(people(4).map(() => 'marketing'));
  });

  it('are carried out by nobody else while their worker is at them', async () => {
    let goOn: () => void = () => undefined;
    const hanging = new Promise<void>((resolve) => (goOn = resolve));
    const called: string[] = [];
    const call = action('call', async (who) => {
      called.push(who);
      await hanging;
    });
    const first = await world.engine({}, { actions: [call] });
    await publish(first.engine, 'call');
    await track(first.engine, 'call', people(2));
    await until('both', () => called.length === 2);
    const second = await world.engine({ clock: first.clock }, { actions: [call] });
    await second.pass(0);
    expect(called).toHaveLength(2);
    goOn();
    await first.pass('1 minute');
    expect(await effects().countDocuments({ state: 'done', attempts: 1 })).toBe(2);
  });

  it('leave room for what a dead worker had claimed, each alone', async () => {
    let running = 0;
    const crowded: string[] = [];
    const order: string[] = [];
    const call = action('call', async (who) => {
      running += 1;
      order.push(who);
      await new Promise((next) => setTimeout(next, 5));
      if (who.startsWith('lost') && running > 1) crowded.push(who);
      running -= 1;
    });
    const first = await world.engine({}, { actions: [call] });
    await publish(first.engine, 'call');
    await track(first.engine, 'call', people(8, 'lost'));
    await first.pass('1 minute');
    await first.engine.stop();
    // As a kill leaves them.
    await effects().updateMany({}, { $set: { state: 'open', lease: 'dead:1', attempts: 1 }, $unset: { endedAt: '' } });
    order.length = 0;
    crowded.length = 0;
    const second = await world.engine({ clock: first.clock }, { actions: [call], concurrency: 2 });
    await track(second.engine, 'call', people(60));
    await second.pass('1 minute');
    expect(crowded).toEqual([]);
    expect(await effects().countDocuments({ state: 'done' })).toBe(68);
    expect(await effects().countDocuments({ attempts: 2 })).toBe(8);
    expect(await effects().countDocuments({ lost: { $exists: true } })).toBe(0);
    // Not behind everything fresh.
    expect(order.findIndex((who) => who.startsWith('lost'))).toBeLessThan(50);
  });

  describe('on the real clock', () => {
    const engines: Engine[] = [];
    const start = async (options: { graceMs?: number; leaseMs?: number }, call: ReturnType<typeof action>) => {
      const engine = await createEngine({
        mongo: { uri: mongoUri(), database: world.database },
        worker: true,
        sweepMs: 500,
        concurrency: 10,
        actions: [call],
        ...options,
      });
      engines.push(engine);
      return engine;
    };
    afterEach(async () => {
      for (const engine of engines.splice(0)) await engine.stop();
    });

    it('keep what takes longer than its lease, as long as the worker lives', async () => {
      const call = action('call', () => new Promise((next) => setTimeout(next, 8_000)));
      const workers = [await start({ leaseMs: 3_000 }, call), await start({ leaseMs: 3_000 }, call)];
      const [one] = workers as [Engine];
      await publish(one, 'call');
      for (const worker of workers) await worker.start();
      await track(one, 'call', people(20));
      await until('their end', async () => (await effects().countDocuments({ state: 'done' })) === 20);
      expect(await effects().countDocuments({ attempts: 1 })).toBe(20);
    }, 60_000);

    it('claim nothing more once they are stopped, and give back what has not begun', async () => {
      const call = action('call', () => new Promise((next) => setTimeout(next, 300)));
      const engine = await start({ graceMs: 5_000 }, call);
      await publish(engine, 'call');
      await engine.start();
      await track(engine, 'call', people(200));
      await until('some', async () => (await effects().countDocuments({ state: 'done' })) >= 10);
      const began = performance.now();
      await engine.stop();
      expect(performance.now() - began).toBeLessThan(5_000);
      engines.length = 0;
      const left = await effects().countDocuments({ state: 'open' });
      expect(left).toBeGreaterThan(100);
      expect(await effects().countDocuments({ state: 'open', attempts: 0, lease: { $exists: false } })).toBe(left);
      world.leavesOpen();
    }, 60_000);

    it('are stopped within their grace time also where work ignores its signal', async () => {
      const call = action('call', () => new Promise((next) => setTimeout(next, 20_000).unref()));
      const engine = await start({ graceMs: 500 }, call);
      await publish(engine, 'call');
      await engine.start();
      await track(engine, 'call', people(3));
      await until('all', async () => (await effects().countDocuments({ lease: { $exists: true } })) === 3);
      const began = performance.now();
      await engine.stop();
      expect(performance.now() - began).toBeLessThan(3_000);
      engines.length = 0;
      // Told to end, and given back: whoever takes them over need not wait for a lease.
      expect(await effects().countDocuments({ state: 'open', lease: { $exists: false } })).toBe(3);
      world.leavesOpen();
    }, 60_000);
  });
});
