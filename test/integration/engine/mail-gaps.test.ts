import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { inbox, openWorld, type World } from './world.js';

/** The gaps between the claim of a mail and the end of its effect, and what a worker that ends there leaves. */
const GAPS = [
  { gap: 'dispatch: claimed', mails: 1, message: 'sent' },
  { gap: 'dispatch: runs read', mails: 1, message: 'sent' },
  { gap: 'deliver: message opened', mails: 1, message: 'sent' },
  { gap: 'deliver: marked sending', mails: 0, message: 'uncertain' },
  { gap: 'deliver: accepted', mails: 1, message: 'uncertain' },
  { gap: 'deliver: message settled', mails: 1, message: 'sent' },
  { gap: 'dispatch: carried out', mails: 1, message: 'sent' },
] as const;

const START = '2026-03-02T09:00:00Z';
/** Its end is never reached by the real clock: whoever hangs is as good as dead, and renews nothing. */
const LEASE = { leaseMs: 600_000, graceMs: 0 };

describe('a mail whose worker', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('gaps');
  });
  afterEach(() => world.close());

  const publish = async ({ engine }: TestEngine): Promise<void> => {
    await engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
    await engine.workflows.publish(workflow('w').on('go').send('hello').build());
    await engine.workflows.setStatus('w', 'active');
  };
  const go = ({ engine }: TestEngine, who = 'ada') =>
    engine.track({ source: 's', id: who, name: 'go', email: `${who}@example.com` });
  const effect = () => world.db.collection('whenthen_effects').findOne({});
  const states = async ({ engine }: TestEngine) =>
    (await engine.messages.list({})).items.map(({ state, attempts }) => ({ state, attempts }));
  const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 1_000; i++) {
      if (await holds()) return;
      await new Promise((next) => setTimeout(next, 10));
    }
    throw new Error(`In vain waited for ${what}`);
  };

  /** An engine that stands still when it comes to a gap. */
  const standing = async (gap: string) => {
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let reached = false;
    const engine = await world.engine(
      {
        start: START,
        atGap: async (at) => {
          if (at !== gap || reached) return;
          reached = true;
          await held;
        },
      },
      LEASE,
    );
    await publish(engine);
    await go(engine);
    const passing = engine.pass(0);
    await until(`the gap “${gap}”`, () => reached);
    return {
      engine,
      goOn: async () => {
        goOn();
        await passing;
      },
    };
  };

  it.each(GAPS)('ends or pauses at “$gap” goes out once', async ({ gap, mails, message }) => {
    const one = await standing(gap);
    const two = await world.engine({ clock: one.engine.clock, mail: one.engine.mail }, LEASE);
    await two.pass('11 minutes');
    expect(inbox(two)).toHaveLength(mails);
    expect(await states(two)).toEqual([{ state: message, attempts: 2 }]);

    // The first one was not dead.
    await one.goOn();
    await two.pass('1 hour');
    expect(inbox(two)).toEqual(['ada@example.com: Hello']);
    expect(await states(two)).toEqual([{ state: 'sent', attempts: 2 }]);
    expect(await effect()).toMatchObject({ state: 'done' });
    expect(await effect()).not.toHaveProperty('lease');
  });

  it('loses the database for a moment at any of them goes out once', async () => {
    let failing: string | undefined;
    const t = await world.engine({
      start: START,
      atGap: async (at) => {
        if (at !== failing) return;
        failing = undefined;
        throw new Error('the database is away');
      },
    });
    await publish(t);
    for (const [i, { gap }] of GAPS.entries()) {
      failing = gap;
      await go(t, `p${i}`);
      await t.pass('2 minutes');
      expect({ gap, failing }).toEqual({ gap, failing: undefined });
    }
    await t.pass('1 hour');
    expect(inbox(t)).toEqual(GAPS.map((_, i) => `p${i}@example.com: Hello`));
    expect((await states(t)).map(({ state }) => state)).toEqual(GAPS.map(() => 'sent'));
  });

  it('is stopped while it notes that the last byte may leave gives the mail back', async () => {
    let stopped: Promise<void> | undefined;
    const one = await world.engine(
      {
        start: START,
        atGap: async (at) => {
          if (at === 'deliver: marked sending') stopped ??= one.engine.stop();
          // Long enough for it to be told that it stops.
          await new Promise((next) => setTimeout(next, 50));
        },
      },
      { graceMs: 10_000 },
    );
    await publish(one);
    await go(one);
    await one.pass(0).catch(() => undefined);
    await stopped;
    expect(inbox(one)).toEqual([]);
    const two = await world.engine({ clock: one.clock, mail: one.mail });
    expect(await states(two)).toEqual([{ state: 'pending', attempts: 0 }]);
    await two.pass(0);
    expect(inbox(two)).toEqual(['ada@example.com: Hello']);
    expect(await states(two)).toEqual([{ state: 'sent', attempts: 1 }]);
  });

  it('is held no more where it turned out that it was sent, by a worker that ended over writing that down', async () => {
    const one = await standing('deliver: marked sending');
    const two = await world.engine({ clock: one.engine.clock, mail: one.engine.mail }, LEASE);
    await two.pass('11 minutes');
    expect(await effect()).toMatchObject({ state: 'held' });
    // The first one hears that it was accepted, writes it to the message, and ends there.
    await world.db.collection('whenthen_messages').updateOne({}, { $set: { state: 'sent', sentAt: new Date() } });
    await two.pass('1 minute');
    expect(await effect()).toMatchObject({ state: 'done' });
    expect((await two.engine.health()).notices).toEqual([]);
    await one.goOn().catch(() => undefined);
    expect((await states(two)).map(({ state }) => state)).toEqual(['sent']);
  });

  it('is not decided about before its worker has written down that it is held', async () => {
    const one = await world.engine({ start: START, atGap: async (at) => (at === gap ? held : undefined) });
    const gap = 'deliver: message settled';
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    one.mail.send = async (_mail, how) => {
      await how.beforeAccept();
      throw new Error('The connection broke');
    };
    await publish(one);
    await go(one);
    const passing = one.pass(0);
    await until('the message to be held', async () => (await states(one))[0]?.state === 'uncertain');
    const id = String((await effect())?._id);
    await expect(one.engine.messages.resolve(id, 'resend')).rejects.toThrow('Look again in a moment');
    expect(await states(one)).toMatchObject([{ state: 'uncertain' }]);
    goOn();
    await passing;
    expect((await one.engine.health()).notices).toMatchObject([{ code: 'held' }]);
    await one.engine.messages.resolve(id, 'sent');
    expect(await effect()).toMatchObject({ state: 'done' });
    expect((await one.engine.health()).notices).toEqual([]);
  });

  it.each([
    { was: 'pending', is: 'failed' },
    { was: 'sending', is: 'uncertain' },
  ])('ended so often that it is given up, while its message was $was, is $is', async ({ was, is }) => {
    const one = await standing('deliver: message opened');
    const messages = world.db.collection('whenthen_messages');
    const effects = world.db.collection('whenthen_effects');
    await messages.updateOne({}, { $set: { state: was, claim: 'an earlier one' } });
    await effects.updateOne({}, { $set: { lost: 5, attempts: 5, dueAt: new Date(0) } });
    const two = await world.engine({ clock: one.engine.clock, mail: one.engine.mail }, LEASE);
    await two.pass(0);
    const reason = expect.stringContaining('Given up');
    expect((await two.engine.messages.list({ state: is as 'failed' })).items).toMatchObject([{ state: is, reason }]);
    expect(await effect()).toMatchObject({ state: is === 'failed' ? 'failed' : 'held', reason });
    // Whoever stood still before the mail was sent finds that it is not its own any more.
    await one.goOn();
    expect((await two.engine.messages.list({})).items).toMatchObject([{ state: is, reason }]);
    expect(inbox(two)).toEqual([]);
  });

  it('may have sent it is not forgotten where the next attempt fails before it looks', async () => {
    const one = await standing('deliver: marked sending');
    await world.db.collection('whenthen_effects').updateOne({}, { $set: { attempts: 10 } });
    let throws = 1;
    const two = await world.engine(
      {
        clock: one.engine.clock,
        mail: one.engine.mail,
        atGap: async (at) => {
          if (at === 'deliver: message opened' && throws-- > 0) throw new Error('the database is away');
        },
      },
      LEASE,
    );
    await two.pass('11 minutes');
    expect(throws).toBeLessThan(1);
    await two.pass('1 minute');
    expect(await effect()).toMatchObject({ state: 'held' });
    expect((await two.engine.messages.list({ state: 'uncertain' })).items).toHaveLength(1);
    await one.goOn();
    expect(await states(two)).toMatchObject([{ state: 'sent' }]);
    expect(await effect()).toMatchObject({ state: 'done' });
  });

  it('hears late that it was accepted cancels a sending anew that has not begun', async () => {
    const one = await standing('deliver: accepted');
    const two = await world.engine({ clock: one.engine.clock, mail: one.engine.mail }, LEASE);
    await two.pass('11 minutes');
    const desk = await world.engine({ clock: one.engine.clock, worker: false });
    const [held] = (await desk.engine.messages.list({})).items;
    await desk.engine.messages.resolve(held?.id ?? '', 'resend');
    expect(await states(desk)).toEqual([{ state: 'pending', attempts: 0 }]);

    await one.goOn();
    expect(await states(desk)).toMatchObject([{ state: 'sent' }]);
    await two.pass('1 hour');
    expect(inbox(two)).toEqual(['ada@example.com: Hello']);
    expect(await effect()).toMatchObject({ state: 'done' });
  });

  it('was of the version before is known with its attempts and its reason, and goes on', async () => {
    const t = await world.engine({ start: START });
    await publish(t);
    await t.engine.workflows.setStatus('w', 'paused');
    const run = { workflow: 'w', version: 1, step: 'send_email', seq: 1 };
    const messages = world.db.collection<{ _id: string }>('whenthen_messages');
    await messages.insertOne({
      _id: 'old',
      ...{ run: 'r', person: 'p', ...run, to: 'bob@example.com', template: 'hello', templateVersion: null },
      ...{ messageId: '<old@example.com>', subject: null, html: null, text: null, state: 'failed' },
      ...{ reason: 'It said no', attempts: 6, lease: 'x', createdAt: new Date(START), sentAt: null },
    });
    expect((await t.engine.messages.list({})).items).toMatchObject([{ reason: 'It said no', attempts: 6 }]);
    await t.engine.workflows.setStatus('w', 'active');
    await go(t);
    // As the version before leaves it: recorded, without a lane, not carried out.
    await t.pass(0);
    await world.db
      .collection('whenthen_effects')
      .updateOne({}, { $set: { state: 'open', dueAt: new Date(START), attempts: 0 }, $unset: { lane: '', class: '' } });
    await messages.updateOne(
      { to: 'ada@example.com' },
      {
        $set: { state: 'pending', attempts: 3, reason: 'away', lease: 'y' },
      },
    );
    const after = await world.engine({ clock: t.clock, mail: t.mail });
    expect(await effect()).toMatchObject({ lane: 'smtp:shop@example.com', class: 'marketing' });
    await after.pass(0);
    expect(await messages.findOne({ to: 'ada@example.com' })).not.toHaveProperty('lease');
    expect((await after.engine.messages.list({ q: 'ada' })).items).toMatchObject([
      { state: 'sent', attempts: 1, reason: null },
    ]);
  });
});
