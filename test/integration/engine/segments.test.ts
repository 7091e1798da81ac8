import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const tagged = (tag: string) => ({ kind: 'has_tag', tag }) as const;
const seen = (atLeast: number, since: unknown = 'ever') => ({ kind: 'event', name: 'seen', atLeast, since });

/** A workflow that tags whoever enters, or leaves, a segment. */
const follow = async (
  { engine }: TestEngine,
  kind: 'segment_entered' | 'segment_left',
  segment: string,
  tag: string,
) => {
  const id = `on_${kind}_${segment}`;
  await engine.workflows.publish({
    id,
    name: id,
    definition: {
      schema: 1,
      triggers: [{ kind, segment }],
      entry: { reentry: { kind: 'always' } },
      exits: [],
      start: 'tag',
      steps: { tag: { kind: 'action', action: 'add_tag', input: { tag }, next: null } },
    },
  });
  await engine.workflows.setStatus(id, 'active');
};

it('whoever is due when the last segment has been archived is looked at once more, not for ever', async () => {
  const world = await openWorld('last');
  const t = await world.engine({ start: '2026-03-02T09:00:00Z' });
  try {
    const criteria = seen(1, { last: { amount: 7, unit: 'days' } }) as never;
    await t.engine.segments.publish({ id: 'recent', name: 'Seen in the last week', criteria });
    await t.engine.track({
      source: 'test',
      id: '1',
      name: 'seen',
      email: 'tim@example.com',
      occurredAt: new Date(t.clock.now()),
    });
    await t.pass(0);
    const due = { segmentsAt: { $exists: true } };
    expect(await world.db.collection('whenthen_people').countDocuments(due)).toBe(1);
    await t.engine.segments.archive('recent');
    await t.pass('8 days');
    expect(await world.db.collection('whenthen_people').countDocuments(due)).toBe(0);
  } finally {
    await world.close();
  }
});

describe('segments', () => {
  let world: World;
  let t: TestEngine;
  let count = 0;

  beforeAll(async () => {
    world = await openWorld('segments');
    t = await world.engine({ start: '2026-03-02T09:00:00Z' });
  });
  afterAll(() => world.close());

  const track = async (who: string, name = 'seen', person?: Record<string, unknown>) => {
    await t.engine.track({
      source: 'test',
      id: `e${count++}`,
      name,
      email: `${who}@example.com`,
      occurredAt: new Date(t.clock.now()),
      ...(person ? { person: { fields: person as never } } : {}),
    });
    await t.pass(0);
  };
  const idOf = async (who: string) => (await t.engine.people.search({ q: `${who}@example.com` })).items[0]?.id ?? '';
  const change = async (who: string, what: Parameters<TestEngine['engine']['people']['change']>[1]) => {
    await t.engine.people.change(await idOf(who), what);
    await t.pass(0);
  };
  const members = async (id: string) =>
    (await t.engine.segments.people(id)).items.map((p) => p.email.split('@')[0]).sort();
  const news = async (who: string) =>
    (
      await world.db
        .collection('whenthen_events')
        .find({ email: `${who}@example.com`, name: /^\$segment/ })
        .sort({ occurredAt: 1, _id: 1 })
        .toArray()
    ).map((e) => `${e['name']} ${(e['properties'] as { segment: string }).segment}`);

  it('takes in those who fit already without telling anybody, and then every change, once each', async () => {
    await track('early');
    await change('early', { addTags: ['vip'] });
    await t.engine.segments.publish({ id: 'vips', name: 'VIPs', criteria: tagged('vip') });
    await t.pass(0);
    expect(await members('vips')).toEqual(['early']);
    expect(await news('early')).toEqual([]);
    expect(await t.engine.segments.get('vips')).toMatchObject({ count: 1, building: null });

    await follow(t, 'segment_entered', 'vips', 'came');
    await follow(t, 'segment_left', 'vips', 'went');
    await track('late');
    await change('late', { addTags: ['vip'] });
    await change('late', { addTags: ['vip', 'other'] });
    expect(await members('vips')).toEqual(['early', 'late']);
    expect((await t.engine.people.search({ q: 'late@' })).items[0]?.tags).toEqual(['vip', 'came', 'other']);
    await change('late', { removeTags: ['vip'] });
    expect(await members('vips')).toEqual(['early']);
    expect(await news('late')).toEqual(['$segment_entered vips', '$segment_left vips']);
    expect((await t.engine.people.search({ q: 'late@' })).items[0]?.tags).toEqual(['came', 'other', 'went']);
  });

  it('counts events, and fields told by events', async () => {
    await t.engine.segments.publish({
      id: 'eager',
      name: 'Eager',
      criteria: {
        kind: 'all',
        of: [seen(3), { kind: 'field', field: 'plan', op: 'equals', value: 'premium' }],
      } as never,
    });
    await t.pass(0);
    await track('eva', 'seen', { plan: 'premium' });
    await track('eva');
    expect(await members('eager')).toEqual([]);
    await track('eva');
    expect(await members('eager')).toEqual(['eva']);
    await track('eva', 'other', { plan: 'basic' });
    expect(await members('eager')).toEqual([]);
    expect(await news('eva')).toEqual(['$segment_entered eager', '$segment_left eager']);
  });

  it('lets time alone take people in and out', async () => {
    await t.engine.segments.publish({
      id: 'recent',
      name: 'Seen in the last week',
      criteria: seen(2, { last: { amount: 7, unit: 'days' } }) as never,
    });
    await t.engine.segments.publish({
      id: 'lapsed',
      name: 'Not seen for a month',
      criteria: {
        kind: 'all',
        of: [seen(1), { kind: 'not', of: seen(1, { last: { amount: 1, unit: 'months' } }) }],
      } as never,
    });
    await t.pass(0);
    await track('tim');
    await t.pass('3 days');
    await track('tim');
    expect(await members('recent')).toContain('tim');
    await t.pass('4 days');
    expect(await members('recent')).not.toContain('tim');
    expect(await members('lapsed')).not.toContain('tim');
    await t.pass('1 month');
    expect(await members('lapsed')).toContain('tim');
    await track('tim');
    expect(await members('lapsed')).not.toContain('tim');
    expect(await news('tim')).toEqual([
      '$segment_entered recent',
      '$segment_left recent',
      '$segment_entered lapsed',
      '$segment_left lapsed',
    ]);
  });

  it('is asked about by conditions, and its membership is up to date when the entry is decided', async () => {
    await t.engine.segments.publish({
      id: 'buyers',
      name: 'Buyers',
      criteria: { ...seen(1), name: 'bought' } as never,
    });
    await t.engine.workflows.publish({
      id: 'thanks',
      name: 'Thanks',
      definition: {
        schema: 1,
        triggers: [{ kind: 'event', name: 'bought' }],
        entry: { reentry: { kind: 'once' }, filter: { kind: 'in_segment', segment: 'buyers' } },
        exits: [],
        start: 'tag',
        steps: { tag: { kind: 'action', action: 'add_tag', input: { tag: 'thanked' }, next: null } },
      },
    });
    await t.engine.workflows.setStatus('thanks', 'active');
    await track('bo', 'bought');
    expect((await t.engine.people.search({ q: 'bo@' })).items[0]?.tags).toEqual(['thanked']);
  });

  it('stays right when many change at once in two processes', async () => {
    const other = await world.engine({ clock: t.clock });
    await t.engine.segments.publish({ id: 'odd', name: 'Odd', criteria: { ...seen(3), name: 'tick' } as never });
    await t.pass(0);
    const people = Array.from({ length: 40 }, (_, i) => `many${i}`);
    for (let round = 0; round < 4; round++) {
      const events = people.map((who) => ({
        source: 'test',
        id: `tick:${round}:${who}`,
        name: 'tick',
        email: `${who}@example.com`,
        occurredAt: new Date(t.clock.now()),
      }));
      await t.engine.track(events.slice(0, 20));
      await other.engine.track(events.slice(10));
      await Promise.all([t.pass(0), other.pass(0)]);
    }
    await t.pass(0);
    expect(await members('odd')).toHaveLength(40);
    const entered = await world.db
      .collection('whenthen_events')
      .countDocuments({ name: '$segment_entered', 'properties.segment': 'odd' });
    expect(entered).toBe(40);
  });

  it('is built in chunks, anew when its criteria change, and not when only its name does', async () => {
    const criteria = { ...seen(1), name: 'tick' } as never;
    expect(await t.engine.segments.publish({ id: 'odd', name: 'Odd', criteria })).toEqual({ rebuilt: true });
    expect(await t.engine.segments.publish({ id: 'odd', name: 'Ticked', criteria })).toEqual({ rebuilt: false });
    await t.pass(0);
    expect(await t.engine.segments.get('odd')).toMatchObject({ name: 'Ticked', count: 40 });
    await t.engine.segments.archive('odd');
    expect(await t.engine.segments.get('odd')).toMatchObject({ status: 'archived', count: 0 });
    expect((await t.engine.segments.list()).map((s) => s.id)).not.toContain('odd');
  });

  it('previews who fits', async () => {
    const { count, complete, looked, sample } = await t.engine.segments.preview({ ...seen(1), name: 'tick' });
    expect({ count, complete, sample: sample.length }).toEqual({ count: 40, complete: true, sample: 10 });
    expect(looked).toBeGreaterThan(40);
  });

  it.each([
    ['nothing', undefined, /criteria/],
    ['another segment', { kind: 'in_segment', segment: 'vips' }, /criteria.segment|another segment/],
    ['what has no trigger', { kind: 'trigger_property', property: 'x', op: 'exists' }, /has no trigger/],
    ['an entry', { kind: 'event', name: 'seen' }, /choose "ever"/],
    [
      'a value of the trigger',
      { kind: 'field', field: 'a', op: 'equals', value: { ref: 'trigger.x' } },
      /no trigger to compare/,
    ],
    [
      'a missing value',
      { kind: 'all', of: [{ kind: 'field', field: 'a', op: 'greater' }] },
      /criteria\.of\[0\]\.value/,
    ],
  ])('refuses %s as criteria', async (_, criteria, message) => {
    await expect(t.engine.segments.publish({ id: 'bad', name: 'Bad', criteria: criteria as never })).rejects.toThrow(
      message,
    );
    await expect(t.engine.segments.preview(criteria)).rejects.toThrow(message);
    expect(await t.engine.segments.get('bad')).toBeNull();
  });

  it('refuses a workflow that asks for a segment, a sequence or a template that is not there', async () => {
    const issues = await t.engine.workflows.check({
      schema: 1,
      triggers: [{ kind: 'segment_entered', segment: 'nowhere' }],
      entry: { reentry: { kind: 'once' }, filter: { kind: 'in_segment', segment: 'neither' } },
      exits: [],
      start: 'add',
      steps: { add: { kind: 'action', action: 'add_to_sequence', input: { sequence: 'nope' }, next: null } },
    });
    expect(issues.map((i) => i.path.join('.')).sort()).toEqual([
      'entry.filter.segment',
      'steps.add.input.sequence',
      'triggers.0.segment',
    ]);
  });
});
