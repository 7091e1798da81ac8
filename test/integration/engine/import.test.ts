import { event, segmentEntered, tagAdded, workflow } from '@whenthen/core/builder';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

describe('importing people', () => {
  let world: World;
  let t: TestEngine;

  beforeEach(async () => {
    world = await openWorld('import');
    t = await world.engine();
    const { definition } = workflow('Welcome').on(tagAdded('news')).addTag('welcomed').build();
    await t.engine.workflows.publish({ id: 'welcome', name: 'Welcome', definition });
    await t.engine.workflows.setStatus('welcome', 'active');
    const criteria = { kind: 'has_tag', tag: 'news' } as const;
    await t.engine.segments.publish({ id: 'readers', name: 'Readers', criteria });
    await t.pass(0);
  });
  afterEach(() => world.close());

  const people = async () => (await t.engine.people.search({})).items;
  const of = async (email: string) => (await people()).find((p) => p.email === email);
  const events = (name: RegExp) => world.db.collection('whenthen_events').find({ name }).toArray();
  const rows = (...list: object[]) => list.map((person, i) => ({ row: i + 2, person: person as never }));

  it('merges new and known people in, once, and tells what is refused or left out', async () => {
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'seen',
      email: 'ada@example.com',
      person: { fields: { plan: 'free', city: 'Bern' } },
    });
    await t.pass(0);
    const list = {
      import: 'i1',
      by: 'ed@example.com',
      rows: rows(
        { email: ' Ada@Example.com', fields: { plan: 'gold' }, tags: ['news', 'vip'] },
        { email: 'nobody' },
        { email: 'bob@example.com', timeZone: 'Mars/Base' },
        { email: 'cy@example.com', fields: { 'a.b': 1 } },
        { email: 'dee@example.com', timeZone: 'Europe/Zurich', unsubscribed: true },
        { email: { $ne: null } },
      ),
    };
    const { accepted, refused, leftOut } = await t.engine.people.import(list);
    expect(accepted).toBe(4);
    const places = (told: typeof refused) => told.map(({ row, issues }) => [row, issues[0]?.path.join('.')]);
    expect(places(refused)).toEqual([
      [3, 'email'],
      [7, 'email'],
    ]);
    expect(places(leftOut)).toEqual([
      [4, 'timeZone'],
      [5, 'fields.a.b'],
    ]);
    await t.pass(0);
    expect(await of('ada@example.com')).toMatchObject({
      tags: ['news', 'vip'],
      fields: { plan: 'gold', city: 'Bern' },
      subscription: { status: 'subscribed' },
    });
    expect(await of('dee@example.com')).toMatchObject({
      timeZone: 'Europe/Zurich',
      subscription: { status: 'unsubscribed', by: 'ed@example.com', how: 'import' },
    });
    expect(await people()).toHaveLength(4);
    expect(await t.engine.people.fieldNames()).toEqual(['city', 'plan']);
    const told = await events(/^\$/);
    await t.engine.people.import(list);
    await t.pass(0);
    expect(await events(/^\$/)).toHaveLength(told.length);
  });

  it('starts nothing, unless it is asked to; who comes into a segment is in it either way', async () => {
    const row = (email: string) => rows({ email, tags: ['news'] });
    await t.engine.people.import({ import: 'quiet', rows: row('quiet@example.com') });
    await t.pass(0);
    await t.pass('1 hour');
    expect(await of('quiet@example.com')).toMatchObject({ tags: ['news'], lastSeenAt: null });
    expect(await events(/^\$(tag|segment)/)).toEqual([]);
    expect((await t.engine.segments.get('readers'))?.count).toBe(1);
    await t.engine.people.import({ import: 'loud', rows: row('loud@example.com'), startWorkflows: true });
    await t.pass(0);
    expect((await of('loud@example.com'))?.tags).toEqual(['news', 'welcomed']);
    expect((await events(/^\$segment/)).map((e) => e['email'] as string)).toEqual(['loud@example.com']);
  });

  it('starts nothing by a row that says “unsubscribed” either', async () => {
    for (const [id, on] of [
      ['entered', segmentEntered('readers')],
      ['left', event('$unsubscribed')],
    ] as const) {
      await t.engine.workflows.publish(workflow(id).on(on).addTag(id).build());
      await t.engine.workflows.setStatus(id, 'active');
    }
    const list = (id: string, startWorkflows: boolean) => ({
      import: id,
      startWorkflows,
      rows: rows({ email: `${id}@example.com`, tags: ['news'], unsubscribed: true }),
    });
    await t.engine.people.import(list('quiet', false));
    await t.pass('1 minute');
    expect(await of('quiet@example.com')).toMatchObject({
      tags: ['news'],
      lastSeenAt: null,
      subscription: { status: 'unsubscribed' },
    });
    await t.engine.people.import(list('loud', true));
    await t.pass('1 minute');
    expect((await of('loud@example.com'))?.tags).toEqual(expect.arrayContaining(['entered', 'left', 'welcomed']));
  });

  it.each(['before', 'after'])('starts nothing by a row %s an event that is processed with it', async (order) => {
    await t.engine.workflows.publish(workflow('entered').on(segmentEntered('readers')).addTag('entered').build());
    await t.engine.workflows.publish(workflow('seen').on(event('seen')).addTag('seen').build());
    for (const id of ['entered', 'seen']) await t.engine.workflows.setStatus(id, 'active');
    const email = 'both@example.com';
    const parts = [
      () => t.engine.people.import({ import: 'quiet', rows: rows({ email, tags: ['news'] }), startWorkflows: false }),
      () => t.engine.track({ source: 'test', id: 'seen', name: 'seen', email }),
    ];
    if (order === 'after') parts.reverse();
    for (const part of parts) await part();
    await t.pass('1 minute');
    expect((await of(email))?.tags.sort()).toEqual(['news', 'seen']);
  });

  it('subscribes nobody again', async () => {
    const list = (id: string, unsubscribed: boolean) =>
      t.engine.people.import({ import: id, rows: rows({ email: 'ada@example.com', unsubscribed }) });
    await list('a', true);
    await t.pass(0);
    await list('b', false);
    await t.pass(0);
    expect((await of('ada@example.com'))?.subscription.status).toBe('unsubscribed');
    await list('c', true);
    expect(await events(/^\$unsubscribed/)).toHaveLength(1);
  });

  it.each([
    [{ import: 'x', rows: [] }, 'rows'],
    [{ import: 'x y', rows: rows({ email: 'a@example.com' }) }, 'import'],
    [{ import: 'x', rows: [{ row: 0, person: {} }] }, 'rows'],
    [{ import: 'x', rows: Array.from({ length: 1_001 }, (_, i) => ({ row: i + 1, person: {} })) }, 'rows'],
    [{ import: { $ne: '' }, rows: rows({ email: 'a@example.com' }) }, 'import'],
  ])('refuses a call that makes no sense', async (input, path) => {
    await expect(t.engine.people.import(input as never)).rejects.toMatchObject({
      issues: [{ path: expect.arrayContaining([path]) as unknown }],
    });
    expect(await people()).toEqual([]);
  });
});
