import { byHand, schedule, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

/** A Monday. */
const START = '2026-03-02T12:00:00Z';
const gold = { kind: 'field', field: 'plan', op: 'equals', value: 'gold' } as const;

describe('a schedule comes round', () => {
  let world: World;
  let t: TestEngine;

  beforeEach(async () => {
    world = await openWorld('schedules');
    t = await world.engine({ start: START }, { timeZone: 'Europe/Zurich' });
    await t.engine.track(
      Array.from({ length: 5 }, (_, i) => ({
        source: 'test',
        id: `e${i}`,
        name: 'seen',
        email: `p${i}@example.com`,
        person: { fields: { plan: i < 2 ? 'gold' : 'free' } },
      })),
    );
    await t.pass(0);
  });
  afterEach(() => world.close());

  const publish = async (...on: Parameters<typeof schedule>) => {
    const { definition } = workflow('News')
      .on(schedule(...on))
      .reenter('always')
      .addTag('told')
      .build();
    await t.engine.workflows.publish({ id: 'news', name: 'News', definition });
  };
  const activate = async (status: 'active' | 'paused' = 'active') => {
    await t.engine.workflows.setStatus('news', status);
    await t.pass(0);
  };
  /** In which hours somebody entered; `null`: all of the people. */
  const entered = async (who: string | null = 'p0') =>
    (
      await world.db
        .collection('whenthen_events')
        .find({ name: '$scheduled', ...(who ? { email: `${who}@example.com` } : {}) })
        .sort({ occurredAt: 1 })
        .toArray()
    ).map(({ occurredAt }) => (occurredAt as Date).toISOString().slice(0, 13));
  const completed = async () => (await t.engine.workflows.get('news'))?.counts.completed;
  /** Lets days pass as a worker sees them: looking each hour. */
  const days = async (count: number) => {
    for (let i = 0; i < count * 24; i++) await t.pass('1 hour');
  };

  it('and everybody enters, on its days, on the store’s clock', async () => {
    await publish('09:00', { weekdays: [2, 3] });
    await activate();
    await days(3);
    // 9 in Zurich is 8 in UTC.
    expect(await entered()).toEqual(['2026-03-03T08', '2026-03-04T08']);
    expect(await completed()).toBe(10);
    expect((await t.engine.people.search({ q: 'p4@example.com' })).items[0]?.tags).toEqual(['told']);
    expect((await t.engine.backfills.list('news'))[0]).toMatchObject({
      state: 'done',
      added: 5,
      schedule: 'every Tuesday, Wednesday at 09:00',
    });
  });

  it('and those of a segment enter, and the timeline says so', async () => {
    await t.engine.segments.publish({ id: 'golden', name: 'Gold plan', criteria: gold });
    await publish('14:00', { segment: 'golden' });
    await activate();
    await days(1);
    expect(await completed()).toBe(2);
    const [run] = (await t.engine.runs.list({ workflow: 'news' })).items;
    const told = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.map((e) => e.title);
    expect(told?.[0]).toBe('Entered: Schedule: every day at 14:00, for everyone in “Gold plan”');
  });

  it('on the last day of a shorter month', async () => {
    await publish('23:30', { monthDays: [31] });
    await activate();
    await t.pass('60 days');
    await t.pass(0);
    await t.pass(0);
    // Nobody looked at the end of March: it is made up for once.
    expect(await entered()).toHaveLength(1);
    expect((await world.db.collection('whenthen_schedule_watches').findOne())?.['next']).toEqual(
      new Date('2026-05-31T21:30:00Z'),
    );
  });

  it('once, whichever worker looks, however often, and also after a crash', async () => {
    await publish('13:30');
    await activate();
    const other = await world.engine({ clock: t.clock }, { timeZone: 'Europe/Zurich' });
    t.clock.moveTo(Date.parse('2026-03-02T13:00:00Z'));
    await Promise.all([t.pass(0), other.pass(0)]);
    // As after a crash between starting it and moving on.
    await world.db
      .collection('whenthen_schedule_watches')
      .updateMany({}, { $set: { next: new Date('2026-03-02T12:30:00Z') } });
    await Promise.all([t.pass(0), other.pass(0)]);
    await t.pass('1 minute');
    expect(await entered(null)).toHaveLength(5);
    expect(await completed()).toBe(5);
  });

  it('without anybody while it is paused, and not for what was missed then', async () => {
    await publish('09:00');
    await activate();
    await activate('paused');
    await days(2);
    await activate();
    expect(await entered(null)).toEqual([]);
    await days(1);
    expect(await entered()).toEqual(['2026-03-05T08']);
  });

  it('and is given up in the middle where the newest version has none', async () => {
    await publish('13:30');
    await activate();
    await world.db.collection('whenthen_backfills').insertOne({
      _id: 'half' as never,
      workflow: 'news',
      criteria: null,
      perMinute: 1,
      state: 'running',
      build: { id: 'b', at: '', to: 'z', looked: 0 },
      added: 0,
      startedAt: new Date(t.clock.now()),
      endedAt: null,
      by: null,
      schedule: { workflow: 'news', when: 'every day at 13:30' },
    });
    await t.pass(0);
    expect(await entered(null)).toHaveLength(1);
    const { definition } = workflow('News').on(byHand()).addTag('told').build();
    await t.engine.workflows.publish({ id: 'news', name: 'News', definition });
    await t.pass('2 days');
    expect(await entered(null)).toHaveLength(1);
    expect(await t.engine.backfills.list('news')).toMatchObject([{ id: 'half', state: 'cancelled' }]);
    expect(await world.db.collection('whenthen_schedule_watches').countDocuments()).toBe(0);
  });
});
