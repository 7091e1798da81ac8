import { dateReached, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

describe('a date in a field is reached', () => {
  let world: World;
  let t: TestEngine;
  let count = 0;

  beforeEach(async () => {
    world = await openWorld('dates');
    t = await world.engine({ start: '2026-02-26T12:00:00Z' });
  });
  afterEach(() => world.close());

  const follow = async (id: string, ...on: Parameters<typeof dateReached>) => {
    const { definition } = workflow(id)
      .on(dateReached(...on))
      .reenter('always')
      .addTag(id)
      .build();
    await t.engine.workflows.publish({ id, name: id, definition });
    await t.engine.workflows.setStatus(id, 'active');
    await t.pass(0);
  };
  const tell = async (who: string, fields: Record<string, string>, more: object = {}, at = t.clock.now()) => {
    const event = { source: 'test', id: `e${count++}`, name: 'told', email: `${who}@example.com` };
    await t.engine.track({ ...event, occurredAt: new Date(at), person: { fields, ...more } });
  };
  const told = async (...args: Parameters<typeof tell>) => {
    await tell(...args);
    await t.pass(0);
  };
  const when = async (who: string) =>
    (
      await world.db
        .collection('whenthen_events')
        .find({ name: '$date_reached', email: `${who}@example.com` })
        .sort({ occurredAt: 1 })
        .toArray()
    ).map(({ occurredAt }) => (occurredAt as Date).toISOString());
  const tagged = async (who: string) => (await t.engine.people.search({ q: `${who}@example.com` })).items[0]?.tags;

  it('starts once, at midnight in the person’s zone, also for those who were there before', async () => {
    await told('old', { trial_end: '2026-03-01' });
    await follow('ends', 'trial_end');
    await told('new', { trial_end: '2026-03-01' }, { timeZone: 'Europe/Zurich' });
    await told('never', { trial_end: 'soon' });
    await t.pass('2 days');
    expect([await when('old'), await when('new')]).toEqual([[], []]);
    await t.pass('13 hours');
    await t.pass('30 days');
    expect([await when('old'), await when('new'), await when('never')]).toEqual([
      ['2026-03-01T00:00:00.000Z'],
      ['2026-02-28T23:00:00.000Z'],
      [],
    ]);
    expect(await tagged('old')).toEqual(['ends']);
  });

  it('comes so long before the date; what has passed when it is told starts nobody', async () => {
    await follow('renews', 'renewal', { before: '3 days' });
    await told('ada', { renewal: '2026-03-10T09:30:00Z' });
    await told('late', { renewal: '2026-03-01T00:00:00Z' });
    await t.pass('20 days');
    expect(await when('ada')).toEqual(['2026-03-07T09:30:00.000Z']);
    expect(await when('late')).toEqual([]);
  });

  it('comes each year; who was born on a 29th of February has it on the 28th between', async () => {
    await follow('birthday', 'born', { yearly: true });
    await told('leap', { born: '1992-02-29' });
    for (let month = 0; month < 26; month++) await t.pass('1 month');
    expect(await when('leap')).toEqual([
      '2026-02-28T00:00:00.000Z',
      '2027-02-28T00:00:00.000Z',
      '2028-02-29T00:00:00.000Z',
    ]);
  });

  it('follows a date that is moved, and one that is taken away', async () => {
    await follow('ends', 'trial_end');
    await told('moved', { trial_end: '2026-03-01' });
    await told('gone', { trial_end: '2026-03-01' });
    await told('moved', { trial_end: '2026-03-05' });
    await told('gone', { trial_end: '' });
    await t.pass('10 days');
    expect([await when('moved'), await when('gone')]).toEqual([['2026-03-05T00:00:00.000Z'], []]);
  });

  it('takes in a date that passed between the event that told it and now, once', async () => {
    await follow('ends', 'trial_end');
    const before = t.clock.now();
    t.clock.moveTo(before + 3 * 86_400_000);
    await tell('late', { trial_end: '2026-02-27' }, {}, before);
    await t.pass(0);
    await told('late', { other: 'x' });
    await t.pass('1 day');
    expect(await when('late')).toEqual(['2026-02-27T00:00:00.000Z']);
    expect(await tagged('late')).toEqual(['ends']);
  });

  it('starts nobody while the workflow is paused, and goes on with later dates after it', async () => {
    await follow('ends', 'trial_end');
    await told('paused', { trial_end: '2026-03-01' });
    await told('later', { trial_end: '2026-03-20' });
    await t.engine.workflows.setStatus('ends', 'paused');
    await t.pass('10 days');
    await t.engine.workflows.setStatus('ends', 'active');
    await t.pass('20 days');
    expect([await when('paused'), await when('later')]).toEqual([[], ['2026-03-20T00:00:00.000Z']]);
  });
});
