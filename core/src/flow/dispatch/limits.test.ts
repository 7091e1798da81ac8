import { workflow } from '../../builder/index.js';
import type { EngineOptions } from '../../engine/options.js';
import type { EffectRecord } from '../../model/effect.js';
import { TemporaryMailError } from '../../mail/mail-error.js';
import { createTestEngine, type TestEngine, type TestEngineSettings } from '../../testing/engine.js';
import { createMemoryStore } from '../../testing/memory/store.js';
import { TestClock } from '../../testing/clock.js';
import { createTestTransport, type TestTransport } from '../../testing/transport.js';

const START = '2026-03-02T09:00:00Z';
const MAIL = { smtp: 'smtp://127.0.0.1:1', from: 'Shop <shop@example.com>' };
const LANE = 'smtp:shop@example.com';
const KINDS = ['marketing', 'transactional'] as const;
const MINUTE = 60_000;

const away = new TemporaryMailError('connect ECONNREFUSED', false, undefined, { about: 'server' });
const slower = new TemporaryMailError('451 slow down', false, 451, { about: 'pace' });

/** A transport that notes when which mail came, and to which nothing goes while there is trouble. */
const timed = (clock: TestClock, trouble: (at: number, subject: string) => Error | undefined = () => undefined) => {
  const kept = createTestTransport();
  const out: { at: number; subject: string; to: string }[] = [];
  const tries: { at: number; subject: string }[] = [];
  const mail: TestTransport = {
    ...kept,
    send: async (letter, hooks) => {
      const at = clock.now() - Date.parse(START);
      tries.push({ at, subject: letter.subject });
      const error = trouble(at, letter.subject);
      if (error) throw error;
      const accepted = await kept.send(letter, hooks);
      out.push({ at, subject: letter.subject, to: letter.to.address });
      return accepted;
    },
  };
  return { mail, out, tries };
};

describe('a lane of mails', () => {
  const engines: TestEngine[] = [];
  afterEach(async () => {
    for (const { engine } of engines.splice(0)) await engine.stop();
  });

  const open = async (settings: TestEngineSettings, limits: Partial<EngineOptions['mail']> = {}) => {
    const test = await createTestEngine({ mail: { ...MAIL, ...limits } }, settings);
    engines.push(test);
    for (const kind of KINDS) {
      await test.engine.templates.publish({ id: kind, name: kind, subject: kind, html: '<p>x</p>', kind });
      await test.engine.workflows.publish(workflow(kind).on(kind).send(kind).build());
      await test.engine.workflows.setStatus(kind, 'active');
    }
    return test;
  };
  let told = 0;
  const happen = ({ engine, clock }: TestEngine, kind: string, count: number) =>
    engine.track(
      Array.from({ length: count }, () => ({
        ...{ source: 's', id: `${++told}`, name: kind, email: `p${told}@example.com` },
        occurredAt: new Date(clock.now()),
      })),
    );
  const shared = () => {
    const clock = new TestClock(START);
    return { clock, store: createMemoryStore({ now: () => clock.now() }) };
  };
  const mails = async ({ engine }: TestEngine, state: 'sent' | 'failed' | 'skipped') =>
    (await engine.messages.list({ state, limit: 100 })).items;

  it('keeps to its pace over all workers, and nothing waits as if it failed', async () => {
    const { clock, store } = shared();
    const waited: EffectRecord[] = [];
    const passing: Promise<void>[] = [];
    const effectsOf = async ({ engine }: TestEngine) =>
      store.effects.byRuns((await engine.runs.list({ limit: 100 })).items.map((run) => run.id));
    const { mail, out } = timed(clock, () => {
      // The other one asks for its share meanwhile.
      passing.push(two.pass(0));
      if (out.length === 20) void effectsOf(one).then((found) => waited.push(...found.filter((e) => !e.lease)));
      return undefined;
    });
    const one: TestEngine = await open({ clock, store, mail }, { perSecond: 5 });
    const two: TestEngine = await open({ clock, store, mail }, { perSecond: 5 });
    await happen(one, 'marketing', 60);
    await one.pass('1 minute');
    await Promise.all(passing);
    expect(new Set(out.map((o) => o.to)).size).toBe(60);
    expect(out).toHaveLength(60);
    for (let from = 0; from < 12_000; from += 250)
      expect(out.filter(({ at }) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(6);
    expect(out.at(-1)?.at).toBeLessThan(13_000);
    const waiting = waited.filter((e) => e.state === 'open');
    expect(waiting.length).toBeGreaterThan(20);
    expect(waiting.every((e) => e.attempts === 0 && e.reason === undefined)).toBe(true);
  }, 60_000);

  it('lets an order confirmation overtake, within five seconds, also where little goes out', async () => {
    const { clock, store } = shared();
    let asked = 0;
    const { mail, out } = timed(clock, (at, subject) => {
      // In the middle of the blast somebody buys.
      if (subject === 'marketing' && out.length === 3) {
        asked = at;
        void happen(test, 'transactional', 1);
      }
      return undefined;
    });
    const test: TestEngine = await open({ clock, store, mail }, { perSecond: 0.2 });
    await happen(test, 'marketing', 10);
    await test.pass('1 minute');
    const [confirmed] = out.filter((o) => o.subject === 'transactional');
    expect(asked).toBeGreaterThan(5_000);
    expect((confirmed?.at ?? Infinity) - asked).toBeLessThanOrEqual(5_000);
  }, 60_000);

  it('leaves marketing until the day is over, and a reserve to transactional mail', async () => {
    const { clock, store } = shared();
    const { mail, out } = timed(clock);
    const test = await open({ clock, store, mail }, { perDay: 20 });
    await happen(test, 'marketing', 30);
    await test.pass('1 hour');
    expect(out).toHaveLength(18);
    await happen(test, 'transactional', 3);
    await test.pass('1 hour');
    expect(out.filter((o) => o.subject === 'transactional')).toHaveLength(2);
    expect((await store.lanes.heldUp(5))[0]).toMatchObject({ _id: LANE, state: { heldUp: { why: 'day' } } });
    // Somebody who asks is told why, and until when.
    const told = "Waits: the provider's limit of 20 a day for the mail server is used up, goes on at Mar 3, 2026";
    const runs = (await test.engine.runs.list({ limit: 100 })).items;
    const timelines = await Promise.all(
      runs.map(async ({ id }) => (await test.engine.runs.explain(id))?.timeline ?? []),
    );
    expect(timelines.filter((lines) => lines.some(({ detail }) => detail?.startsWith(told)))).toHaveLength(12);
    expect((await test.engine.health()).notices).toMatchObject([{ code: 'mail_day_used_up', about: LANE }]);
    await test.pass('13 hours');
    // Midnight, UTC: what was left goes out, transactional first.
    expect(out).toHaveLength(33);
    expect(out[20]).toMatchObject({ subject: 'transactional' });
    expect(out[20]?.at).toBe(15 * 60 * MINUTE);
    expect(await store.lanes.heldUp(5)).toEqual([]);
  }, 60_000);

  it('goes slower where the server asks for it, without counting attempts, and faster again', async () => {
    const { clock, store } = shared();
    let taken: number[] = [];
    const { mail, out } = timed(clock, (at) => {
      taken = taken.filter((t) => at - t < 1_000);
      if (taken.length >= 10) return slower;
      taken.push(at);
      return undefined;
    });
    const test = await open({ clock, store, mail });
    await happen(test, 'marketing', 150);
    await test.pass('10 minutes');
    expect(out).toHaveLength(150);
    expect(new Set(out.map((o) => o.to)).size).toBe(150);
    expect((await mails(test, 'sent')).every(({ attempts }) => attempts === 1)).toBe(true);
    expect((await store.lanes.get(LANE))?.state.slow).toMatchObject({ reason: '451 slow down' });
    // Much of what it takes is used: 15 s would be all of it.
    expect(out.filter(({ at }) => at < 60_000).length).toBeGreaterThan(120);
  }, 60_000);

  it('loses nothing of a server that is away for three days, and hardly knocks at its door', async () => {
    const { clock, store } = shared();
    const DAYS = 72 * 60 * MINUTE;
    const { mail, out, tries } = timed(clock, (at) => (at < DAYS ? away : undefined));
    const test = await open({ clock, store, mail });
    await happen(test, 'marketing', 60);
    await test.pass('1 day');
    await happen(test, 'transactional', 5);
    await test.pass('49 hours');
    expect(out).toHaveLength(65);
    expect(new Set(out.map((o) => o.to)).size).toBe(65);
    expect((await mails(test, 'sent')).every(({ attempts }) => attempts === 1)).toBe(true);
    expect(await mails(test, 'failed')).toEqual([]);
    expect(await mails(test, 'skipped')).toEqual([]);
    expect(tries.filter(({ at }) => at < DAYS).length).toBeLessThan(1_000);
    // Found to be back within minutes.
    expect(out[0]?.at).toBeLessThan(DAYS + 6 * MINUTE);
    expect(out[0]?.subject).toBe('transactional');
    expect(await store.lanes.heldUp(5)).toEqual([]);
  }, 60_000);

  it('tells others that its server is away, so that they do not knock either', async () => {
    const { clock, store } = shared();
    const trouble = () => away;
    const [first, second] = [timed(clock, trouble), timed(clock, trouble)];
    const one = await open({ clock, store, mail: first.mail });
    await happen(one, 'marketing', 60);
    await one.pass(0);
    expect(first.tries.length).toBeLessThan(50);
    const two = await open({ clock, store, mail: second.mail });
    await two.pass(0);
    expect(second.tries).toEqual([]);
    const effects = await store.effects.byRuns((await one.engine.runs.list({ limit: 100 })).items.map((r) => r.id));
    expect(effects.every((e) => e.attempts === 0)).toBe(true);
  }, 60_000);

  it('goes on where the one that was to try the server was not sent at all', async () => {
    const { clock, store } = shared();
    let isAway = true;
    const { mail, out } = timed(clock, () => (isAway ? away : undefined));
    const test = await open({ clock, store, mail });
    await happen(test, 'marketing', 60);
    await test.pass('2 minutes');
    isAway = false;
    const people = (await test.engine.people.search({ limit: 100 })).items;
    const since = new Date(clock.now());
    await store.subscriptions.apply(
      people.slice(0, 59).map(({ email }) => ({ email, status: 'unsubscribed', since, by: 'a test' })),
    );
    await test.pass('2 minutes');
    expect(out).toHaveLength(1);
    expect(await mails(test, 'skipped')).toHaveLength(59);
  }, 60_000);
});
