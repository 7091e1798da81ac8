import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { activate, createMoments, leasesRunOut, type Gap } from './event-moments.js';
import { openWorld, type World } from './world.js';

const OTHERS = 40;
/** Almost as large as a document can be. */
const FULL = 'x'.repeat(16 * 1024 * 1024 - 400);

describe('an event that cannot be processed', () => {
  let world: World;
  let t: TestEngine;
  let shop: TestEngine;
  beforeEach(async () => {
    world = await openWorld('losses');
    t = await world.engine();
    // Hands over only, so that a test says when they are processed.
    shop = await world.engine({ clock: t.clock, worker: false });
  });
  afterEach(() => world.close());

  const events = () => world.db.collection<{ _id: string; state: string; attempts?: number }>('whenthen_events');
  const names = [...Array.from({ length: OTHERS }, (_, i) => `p${i}`), 'spoilt'];
  const ping = (who: string, at: number, more: object = {}) => ({
    source: 't',
    id: `${who}:${at}`,
    name: 'ping',
    email: `${who}@example.com`,
    occurredAt: new Date(t.clock.now() - 60_000 + at),
    ...more,
  });
  const states = async (who: string) =>
    (
      await events()
        .find({ name: 'ping', email: `${who}@example.com` })
        .sort({ occurredAt: 1 })
        .toArray()
    ).map((e) => e.state);

  /** Somebody whose profile takes no more. */
  const fill = async (who: string): Promise<void> => {
    await shop.engine.track(ping(who, 0));
    await t.pass(0);
    await world.db
      .collection('whenthen_people')
      .updateOne({ email: `${who}@example.com` }, { $set: { 'fields.full': FULL } });
  };
  const told = (text: string) => ({ person: { fields: { more: text.repeat(19_900) } } });

  it('is counted alone, and its person waits; at the fifth loss it is failed, shown and passed by', async () => {
    await activate(t, workflow('w').on('ping').addTag('seen'));
    await fill('spoilt');
    await shop.engine.track([
      ...names.flatMap((who, i) => [ping(who, 1_000 + i, told('x')), ping(who, 2_000 + i)]),
      ping('spoilt', 3_000),
    ]);
    await t.pass(0);
    expect(await events().countDocuments({ name: 'ping', state: 'processed' })).toBe(1 + 2 * OTHERS);
    expect(await events().countDocuments({ attempts: { $exists: true } })).toBe(1);
    // What happened to them later waits for it.
    expect(await states('spoilt')).toEqual(['processed', 'received', 'received', 'received']);

    for (const seconds of [2, 6, 61, 601]) {
      expect(await events().countDocuments({ state: 'failed' })).toBe(0);
      t.clock.moveTo(t.clock.now() + seconds * 1_000);
      await t.pass(0);
    }
    expect(await states('spoilt')).toEqual(['processed', 'failed', 'processed', 'processed']);
    const { items } = await t.engine.events.list({ state: 'failed' });
    expect(items).toMatchObject([
      { id: 't:spoilt:1040', processed: false, state: 'failed', reason: expect.stringMatching(/BSON|16/i) },
    ]);
  }, 180_000);

  it('that ends its process is found in few deaths, takes nobody along, and is passed by', async () => {
    const moments = createMoments();
    const held: (() => void)[] = [];
    const start = () => world.engine({ clock: t.clock, atGap: moments.atGap }, { leaseMs: 1_000 });
    // Only the spoilt one has a date that is reached, so that this gap is come to with that one alone.
    await activate(t, workflow('w').on({ kind: 'date_reached', field: 'renewal', yearly: false }).addTag('seen'));
    await t.pass('20 days');
    const renewal = { person: { fields: { renewal: new Date(t.clock.now() - 86_400_000).toISOString() } } };
    const days = 2 * 86_400_000;
    await shop.engine.track(names.map((who, i) => ping(who, i - days, who === 'spoilt' ? renewal : {})));

    let deaths = 0;
    const open = () => events().countDocuments({ state: 'received' });
    while ((await open()) > 0 && deaths < 20) {
      const worker = await start();
      const moment = moments.set('dates: events inserted', 'pauses');
      const working = worker.pass(0);
      const died = await Promise.race([moment.reached.then(() => true), working.then(() => false)]);
      held.push(moment.goOn);
      if (died) deaths += 1;
      await leasesRunOut(world);
      t.clock.moveTo(t.clock.now() + 660_000);
    }
    // All together, the few that are left of them, and then five times alone.
    expect(deaths).toBe(7);
    expect(await events().countDocuments({ name: 'ping', state: 'processed' })).toBe(OTHERS);
    expect(await events().findOne({ state: 'failed' })).toMatchObject({
      email: 'spoilt@example.com',
      attempts: 5,
      reason: expect.stringContaining('cut off'),
    });
    for (const goOn of held) goOn();
  });

  it('is with one worker at a time, as long as that one holds it', async () => {
    const moments = createMoments();
    const one = await world.engine({ clock: t.clock, atGap: moments.atGap });
    await activate(shop, workflow('w').on('ping').reenter('always').increase('n', 1));
    // A worker looks around when it starts: none may still do so when the event comes.
    await Promise.all([t.pass(0), one.pass(0)]);
    await shop.engine.track(ping('p0', 0));
    const moment = moments.set('ingest: events claimed', 'pauses');
    const passing = one.pass(0);
    await moment.reached;
    let commands = 0;
    let claimed = 0;
    const two = await world.engine({
      clock: t.clock,
      onCommand: () => void (commands += 1),
      atGap: async (gap) => void (claimed += gap === 'ingest: events claimed' ? 1 : 0),
    });
    commands = 0;
    const other = two.pass(0);
    // It looks for what there is to do many times over, and waits.
    while (commands < 150) await new Promise((next) => setTimeout(next, 10));
    expect(claimed).toBe(0);
    moment.goOn();
    await Promise.all([passing, other]);
    expect(await events().countDocuments({ name: 'ping', state: 'processed' })).toBe(1);
  });

  it('is not begun behind its lease by a worker that stood still before', async () => {
    const [early, late] = [createMoments(), createMoments()];
    let begun = 0;
    let commands = 0;
    const atGap = (gap: Gap) => {
      begun += gap === 'ingest: events claimed' ? 1 : 0;
      return early.atGap(gap);
    };
    const onCommand = () => void (commands += 1);
    const one = await world.engine({ clock: t.clock, atGap, onCommand }, { leaseMs: 1_000 });
    const two = await world.engine({ clock: t.clock, atGap: late.atGap }, { leaseMs: 600_000 });
    await activate(shop, workflow('w').on('ping').reenter('always').increase('n', 1));
    await Promise.all([t.pass(0), one.pass(0), two.pass(0)]);
    await shop.engine.track(ping('p0', 0));
    const claimed = early.set('lease: claimed', 'pauses');
    const passing = one.pass(0);
    await claimed.reached;
    await leasesRunOut(world);
    const holds = late.set('ingest: events claimed', 'pauses');
    const other = two.pass(0);
    await holds.reached;
    [begun, commands] = [0, 0];
    claimed.goOn();
    while (commands < 50) await new Promise((next) => setTimeout(next, 10));
    expect(begun).toBe(0);
    holds.goOn();
    await Promise.all([passing, other]);
    expect(await events().countDocuments({ name: 'ping', state: 'processed' })).toBe(1);
  });

  it('of the version before, which knew no parts, is processed like the others', async () => {
    await activate(t, workflow('w').on('ping').addTag('seen'));
    await t.pass('2 minutes');
    await shop.engine.track([ping('p0', 0), ping('p1', 1)]);
    await events().updateMany({}, { $unset: { part: '' } });
    await t.pass(0);
    expect(await events().countDocuments({ state: 'processed', name: 'ping' })).toBe(2);
    expect((await t.engine.workflows.get('w'))?.counts.completed).toBe(2);
  });
});
