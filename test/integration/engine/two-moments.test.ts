import { workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { activate, createMoments } from './event-moments.js';
import { openWorld, type World } from './world.js';

/** What is read at one moment and written at another, while somebody else is faster. */
describe('between reading and writing', () => {
  let world: World;
  let t: TestEngine;
  let other: TestEngine;
  const moments = createMoments();
  /** Called at each gap of `t` before the moment that is set. */
  let atGap: (gap: string) => Promise<void> = () => Promise.resolve();
  let count = 0;

  beforeAll(async () => {
    world = await openWorld('moments');
    t = await world.engine({
      atGap: async (gap) => {
        await atGap(gap);
        await moments.atGap(gap);
      },
    });
    other = await world.engine({ clock: t.clock, mail: t.mail });
    // What it looks at as it starts is done: what follows is left to the first one.
    await other.pass(0);
  });
  beforeEach(() => (atGap = () => Promise.resolve()));
  afterAll(() => world.close());

  const track = (who: string, name: string, more: object = {}) =>
    t.engine.track({ source: 't', id: `e${count++}`, name, email: `${who}@example.com`, ...more });
  const people = () => world.db.collection<{ _id: string; segments?: string[]; tags: string[] }>('whenthen_people');
  const segmentsOf = async (who: string) => (await people().findOne({ email: `${who}@example.com` }))?.segments ?? [];
  const level = (value: string) => ({ kind: 'field', field: 'level', op: 'equals', value }) as const;
  const publish = (id: string, value: string, by = t) =>
    by.engine.segments.publish({ id, name: id, criteria: level(value) });

  /** Leaves a profile no more room than a hundred bytes: a document holds 16 MB. */
  const fillUp = async (email: string): Promise<void> => {
    const set = (field: string, length: number) =>
      people().updateOne({ email }, { $set: { [`fields.${field}`]: 'x'.repeat(length) } as never });
    await set('full', 16 * 1024 * 1024 - 2_000);
    const [size] = await people()
      .aggregate<{ bytes: number }>([{ $match: { email } }, { $project: { bytes: { $bsonSize: '$$ROOT' } } }])
      .toArray();
    await set('more', 16 * 1024 * 1024 - (size?.bytes ?? 0) - 120);
  };

  it('an exit rule holds, however often others move the run first', async () => {
    await activate(t, workflow('cart').on('cart').exitOn('bought', { goal: true }).wait('1 day').addTag('reminded'));
    await track('ada', 'cart');
    await t.pass(0);
    let lost = 0;
    atGap = async (gap) => {
      if (gap !== 'interrupt: runs read' || lost >= 25) return;
      lost += 1;
      await world.db.collection('whenthen_runs').updateMany({ workflow: 'cart' }, { $inc: { rev: 1 } });
    };
    await track('ada', 'bought');
    await t.pass(0);
    expect(lost).toBe(25);
    expect((await t.engine.workflows.get('cart'))?.counts).toMatchObject({ goal: 1, waiting: 0 });
  });

  it('decides about nobody who entered and was advanced by others before their turn came', async () => {
    await activate(t, workflow('quick').on('quick').wait('1 minute').wait('1 minute'));
    const decided: string[] = [];
    let moved = false;
    atGap = async (gap) => {
      if (gap === 'advance: effects inserted') decided.push(gap);
      if (gap !== 'ingest: events processed' || moved) return;
      moved = true;
      await other.pass('5 minutes');
    };
    await track('dora', 'quick');
    await t.pass(0);
    expect(moved).toBe(true);
    expect(decided).toEqual([]);
    const run = await world.db.collection('whenthen_runs').findOne({ workflow: 'quick' });
    expect(run).toMatchObject({ rev: 1, step: 'wait_2' });
  });

  it('stopping everyone stops everyone, however often others move them first', async () => {
    await activate(t, workflow('long').on('long').wait('1 day').addTag('x'));
    await track('bob', 'long');
    await track('cleo', 'long');
    await t.pass(0);
    const runs = world.db.collection('whenthen_runs');
    const meddling = (async () => {
      for (let i = 0; i < 40; i++) await runs.updateMany({ workflow: 'long', state: 'waiting' }, { $inc: { rev: 1 } });
    })();
    const { stopped } = await t.engine.workflows.stopEveryone('long');
    await meddling;
    expect(stopped).toBe(2);
  });

  it('criteria of a segment change, and everybody has been looked at by then: the new ones count', async () => {
    await publish('vip', 'gold');
    await track('dora', 'seen', { person: { fields: { level: 'silver' } } });
    await t.pass(0);
    const moment = moments.set('segments: looked at', 'pauses');
    await track('dora', 'seen', { person: { fields: { level: 'gold' } } });
    const paused = t.pass(0);
    await moment.reached;
    await publish('vip', 'platinum', other);
    await other.pass('1 minute');
    moment.goOn();
    await paused;
    await t.pass(0);
    expect(await segmentsOf('dora')).not.toContain('vip');
    const told = await world.db.collection('whenthen_events').countDocuments({ name: '$segment_left' });
    expect(told).toBe(0);
  });

  it('a segment is archived meanwhile: nobody stays in it', async () => {
    await publish('club', 'gold');
    await t.pass(0);
    const moment = moments.set('segments: looked at', 'pauses');
    await track('emil', 'seen', { person: { fields: { level: 'gold' } } });
    const paused = t.pass(0);
    await moment.reached;
    await other.engine.segments.archive('club');
    moment.goOn();
    await paused;
    expect(await people().countDocuments({ segments: 'club' })).toBe(0);
  });

  it('a segment whose archiving was cut off is emptied by the next worker', async () => {
    await publish('old', 'gold');
    await t.pass(0);
    expect(await people().countDocuments({ segments: 'old' })).toBeGreaterThan(0);
    moments.set('segment: archived', 'fails');
    await expect(t.engine.segments.archive('old')).rejects.toThrow('Failed on purpose');
    await other.pass(0);
    expect(await people().countDocuments({ segments: 'old' })).toBe(0);
  });

  it('somebody is added to a sequence, then taken out, and the adding is processed last: they stay out', async () => {
    const shop = await world.engine({ clock: t.clock, worker: false });
    await t.engine.templates.publish({ id: 'm', name: 'm', subject: 's', html: '<p>x</p>', kind: 'transactional' });
    await t.engine.sequences.publish({
      id: 'course',
      name: 'Course',
      emails: [
        { template: 'm', after: { amount: 1, unit: 'days' } },
        { template: 'm', after: { amount: 1, unit: 'days' } },
      ],
    });
    await shop.engine.sequences.addPeople('course', { people: [{ email: 'finn@example.com' }] });
    await t.pass('1 minute');
    await shop.engine.sequences.addPeople('course', { people: [{ email: 'finn@example.com' }] });
    t.clock.moveTo(t.clock.now() + 1_000);
    const finn = await people().findOne({ email: 'finn@example.com' });
    await shop.engine.sequences.removePeople('course', [finn?._id ?? '']);
    await t.pass('1 minute');
    expect((await t.engine.sequences.get('course'))?.counts).toMatchObject({ waiting: 0, stopped: 1 });
    // Who is added after that comes back.
    await shop.engine.sequences.addPeople('course', { people: [{ email: 'finn@example.com' }] });
    await t.pass('1 minute');
    expect((await t.engine.sequences.get('course'))?.counts).toMatchObject({ waiting: 1, stopped: 0 });
  });

  it('one person whom no look at everybody can write spoils it for nobody else', async () => {
    await track('gina', 'seen', { person: { fields: { level: 'bronze' } } });
    await track('hans', 'seen', { person: { fields: { level: 'bronze' } } });
    await t.pass(0);
    await fillUp('gina@example.com');
    // An id that finds no place on her any more.
    const id = `bronze-${'b'.repeat(190)}`;
    const { rebuilt } = await publish(id, 'bronze');
    expect(rebuilt).toBe(true);
    await t.pass(0);
    await t.pass('1 minute');
    expect(await segmentsOf('hans')).toContain(id);
    expect((await t.engine.segments.get(id))?.building).toBeNull();
  });
});
