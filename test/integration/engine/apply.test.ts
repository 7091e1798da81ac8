import { hasTag, not, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { Db } from 'mongodb';
import { go, nothingPendingIn, publish, START, storedIn, type AtGap, type Gap } from './decided.js';
import { inbox, openWorld, type World } from './world.js';

/** Fails the write behind a gap, as a process that ends there does: the first time, or so many times. */
const cut = (gap: Gap, times = 1) => {
  let left = times;
  const hits = { count: 0 };
  const atGap: AtGap = (here) => {
    if (here !== gap) return undefined;
    hits.count += 1;
    return left-- > 0 ? Promise.reject(new Error(`The process ended: ${gap}`)) : undefined;
  };
  return { atGap, hits };
};

const CUTS: Gap[] = ['advance: effects inserted', 'advance: runs committed', 'apply: people changed'];

describe('what a run decides about its person', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld('apply');
  });
  afterEach(() => world.close());

  const people = () => storedIn(world).people;
  const runs = () => storedIn(world).runs;
  const nothingPending = () => nothingPendingIn(world);

  const welcome = workflow('welcome')
    .on('go')
    .wait('1 hour')
    .branch(
      hasTag('welcomed'),
      (s) => s.exit('Was welcomed before'),
      (s) => s.addTag('welcomed').send('hello'),
    )
    .build();

  it.each([undefined, ...CUTS])('stays decided when the process ends there: %s', async (gap) => {
    const { atGap, hits } = cut(gap ?? 'journal: page written');
    const t = await world.engine({ start: START, atGap });
    await t.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
    await publish(t, welcome);
    await publish(
      t,
      workflow('heard').on({ kind: 'tag_added', tag: 'welcomed' }).reenter('always').addTag('heard').build(),
    );
    await go(t);
    await t.pass('59 minutes');
    hits.count = 0;
    await t.pass('2 minutes');
    await t.pass('1 minute');
    if (gap) expect(hits.count).toBeGreaterThan(0);
    expect(inbox(t)).toEqual(['p0@example.com: Hello']);
    expect(await people().findOne({})).toMatchObject({ tags: ['welcomed', 'heard'] });
    expect((await t.engine.runs.list({ workflow: 'welcome' })).items).toMatchObject([{ outcome: 'completed' }]);
    // It was told once, whatever was cut.
    expect((await t.engine.runs.list({ workflow: 'heard' })).items).toHaveLength(1);
    await nothingPending();
  });

  it.each(CUTS)('counts once for each of many runs of one person: %s', async (gap) => {
    const { atGap, hits } = cut(gap, 3);
    const t = await world.engine({ start: START, atGap }, { partitions: 1 });
    await publish(t, workflow('points').on('go').reenter('always').wait('1 hour').increase('points', 1).build());
    await go(t, 60);
    await t.pass('2 hours');
    for (let i = 0; i < 5; i++) await t.pass('1 minute');
    expect(hits.count).toBeGreaterThan(20);
    expect(await runs().countDocuments({ outcome: 'completed' })).toBe(60);
    expect(await people().findOne({})).toMatchObject({ fields: { points: 60 } });
    await nothingPending();
  });

  it('is not done where the commit is refused', async () => {
    let left = false;
    const atGap: AtGap = async (gap) => {
      if (gap !== 'advance: effects inserted' || left) return;
      const [run] = (await t.engine.runs.list({ state: 'waiting' })).items;
      if (!run || (await runs().countDocuments({ seq: 1 })) === 0) return;
      left = true;
      await t.engine.runs.stop(run.id, 'Ada');
    };
    const t: TestEngine = await world.engine({ start: START, atGap });
    await publish(t, workflow('w').on('go').wait('1 hour').increase('score', 10).addTag('scored').build());
    await go(t);
    await t.pass('2 hours');
    expect(left).toBe(true);
    expect(await runs().findOne({})).toMatchObject({ outcome: 'stopped' });
    expect(await people().findOne({})).toMatchObject({ tags: [], fields: {} });
    expect(JSON.stringify(await runs().findOne({}))).not.toContain('another way');
  });

  it('is seen by everybody who looks at the person, before it was applied', async () => {
    let goOn: (() => void) | undefined;
    const atGap: AtGap = (gap) =>
      gap === 'advance: runs committed' && !goOn ? new Promise<void>((resolve) => (goOn = resolve)) : undefined;
    const t = await world.engine({ start: START, atGap });
    await publish(t, workflow('w').on('go').addTag('new').setField('plan', 'gold').build());
    await go(t);
    const passing = t.pass(0);
    while (!goOn) await new Promise((next) => setTimeout(next, 10));
    expect(await people().findOne({})).toMatchObject({ tags: [], fields: {} });
    const client = await world.engine({ clock: t.clock, worker: false });
    const { items } = await client.engine.people.search({ q: 'p0@' });
    expect(items).toMatchObject([{ tags: ['new'], fields: { plan: 'gold' } }]);
    await nothingPending();
    goOn();
    await passing;
  });

  it('counts once when a worker stands still between commit and apply, and goes on after another applied it', async () => {
    let stand: Promise<unknown> | undefined;
    let goOn: () => void = () => undefined;
    const slow = await world.engine({
      start: START,
      atGap: (gap) => {
        if (gap !== 'advance: runs committed') return undefined;
        stand ??= new Promise<void>((resolve) => (goOn = resolve));
        return stand as Promise<void>;
      },
    });
    const other = await world.engine({ clock: slow.clock });
    // What it looks at as it starts is done: the event is left to the slow one.
    await other.pass(0);
    await publish(slow, workflow('w').on('go').reenter('always').increase('points', 1).build());
    await go(slow);
    const passing = slow.pass(0);
    while (!stand) await new Promise((next) => setTimeout(next, 10));
    await other.pass('1 minute');
    expect(await people().findOne({})).toMatchObject({ fields: { points: 1 } });
    await go(other, 3, 1, 'go');
    await other.engine.track({ source: 's', id: 'later', name: 'go', email: 'p0@example.com' });
    await other.pass('1 minute');
    goOn();
    await passing;
    await slow.pass('1 minute');
    const counted = await runs().countDocuments({ outcome: 'completed' });
    expect(await people().findOne({})).toMatchObject({ fields: { points: counted } });
    await nothingPending();
  });

  it('is known to the next run of the person, though it was not applied', async () => {
    let left = 1;
    const atGap: AtGap = (gap) =>
      gap === 'advance: runs committed' && left-- > 0 ? Promise.reject(new Error('The process ended')) : undefined;
    const one = await world.engine({ start: START, atGap });
    await one.engine.templates.publish({ id: 'hello', name: 'Hello', subject: 'Hello', html: '<p>Hello</p>' });
    const built = workflow('w').on('go').reenter('always');
    await publish(one, built.branch(not(hasTag('met')), (s) => s.addTag('met').send('hello')).build());
    // Each event starts a run; the first one's change is committed, and not applied, when the second one decides.
    await go(one, 2, 1);
    await one.pass(0);
    expect(left).toBeLessThan(1);
    await one.pass('1 minute');
    expect(inbox(one)).toEqual(['p0@example.com: Hello']);
  });

  it('is applied by the sweep where nobody looks at the person', async () => {
    const { atGap, hits } = cut('advance: runs committed');
    const t = await world.engine({ start: START, atGap });
    await publish(t, workflow('w').on('go').increase('points', 1).build());
    await go(t);
    await t.pass('1 minute');
    expect(hits.count).toBeGreaterThan(0);
    expect(await people().findOne({})).toMatchObject({ fields: { points: 1 } });
    await nothingPending();
  });

  it('is in the mail that follows, before it was applied', async () => {
    let stand: Promise<void> | undefined;
    let goOn: () => void = () => undefined;
    const slow = await world.engine({
      start: START,
      atGap: (gap) =>
        gap === 'advance: runs committed' ? (stand ??= new Promise<void>((resolve) => (goOn = resolve))) : undefined,
    });
    const subject = 'Hello {{person.first_name}}';
    await slow.engine.templates.publish({ id: 'hello', name: 'Hello', subject, html: '<p>Hello</p>' });
    await publish(slow, workflow('w').on('go').setField('first_name', 'Ada').send('hello').build());
    await go(slow);
    const passing = slow.pass(0);
    while (!stand) await new Promise((next) => setTimeout(next, 10));
    const other = await world.engine({ clock: slow.clock, mail: slow.mail });
    await other.pass(0);
    expect(inbox(slow)).toEqual(['p0@example.com: Hello Ada']);
    goOn();
    await passing;
  });

  it('is refused behind its deadline, when the person may have forgotten it', async () => {
    let stand: Promise<void> | undefined;
    let goOn: () => void = () => undefined;
    const slow = await world.engine({
      start: START,
      atGap: (gap) =>
        gap === 'advance: runs committed' ? (stand ??= new Promise<void>((resolve) => (goOn = resolve))) : undefined,
    });
    await publish(slow, workflow('w').on('go').increase('points', 1).build());
    // It looked at what is pending a minute ago by the database's clock, and stood still since then.
    const { command } = Db.prototype;
    Db.prototype.command = async function (this: Db, ...args: Parameters<typeof command>) {
      const reply = await command.apply(this, args);
      return 'hello' in args[0] ? { ...reply, localTime: new Date(reply['localTime'].getTime() - 61_000) } : reply;
    };
    await go(slow);
    const passing = slow.pass(0);
    while (!stand) await new Promise((next) => setTimeout(next, 10));
    Db.prototype.command = command;
    const other = await world.engine({ clock: slow.clock });
    await other.pass('1 minute');
    expect(await people().findOne({})).toMatchObject({ fields: { points: 1 } });
    await people().updateMany({}, { $unset: { applied: '' } });
    goOn();
    await passing;
    expect(await people().findOne({})).toMatchObject({ fields: { points: 1 } });
    await nothingPending();
  });
});
