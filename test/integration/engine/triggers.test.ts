import type { Trigger, WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const tags = (t: Trigger[], tag: string, reentry: 'once' | 'always' = 'always'): WorkflowDefinition => ({
  schema: 1,
  triggers: t,
  entry: { reentry: { kind: reentry } },
  exits: [],
  start: 'tag',
  steps: { tag: { kind: 'action', action: 'add_tag', input: { tag }, next: null } },
});

describe('what starts a workflow', () => {
  let world: World;
  let t: TestEngine;
  let met = 0;
  beforeEach(async () => {
    world = await openWorld('triggers');
    t = await world.engine();
  });
  afterEach(() => world.close());

  const publish = async (id: string, definition: WorkflowDefinition) => {
    await t.engine.workflows.publish({ id, name: id, definition });
    await t.engine.workflows.setStatus(id, 'active');
  };
  const meet = async (who: string, more: object = {}) => {
    await t.engine.track({
      source: 'test',
      id: `met${(met += 1)}`,
      name: 'met',
      email: `${who}@example.com`,
      ...more,
    });
    await t.pass(0);
    return person(who);
  };
  const person = async (who: string) => {
    const found = (await t.engine.people.search({ q: `${who}@` })).items[0];
    if (!found) throw new Error(`${who} is not there`);
    return found;
  };
  const runs = async (workflow: string) => (await t.engine.runs.list({ workflow, limit: 100 })).items;

  it('a tag added, once for each time it was really new', async () => {
    await publish('vip', tags([{ kind: 'tag_added', tag: 'vip' }], 'greeted'));
    const { id } = await meet('ada');
    await t.engine.people.change(id, { addTags: ['vip', 'other'] });
    await t.engine.people.change(id, { addTags: ['vip'] });
    await t.pass(0);
    expect(await runs('vip')).toHaveLength(1);
    expect((await person('ada')).tags).toEqual(['vip', 'other', 'greeted']);
    await t.engine.people.change(id, { removeTags: ['vip'] });
    await t.engine.people.change(id, { addTags: ['vip'] });
    await t.pass(0);
    expect(await runs('vip')).toHaveLength(2);
  });

  it('a tag to the letter, and no other one', async () => {
    await publish('vip', tags([{ kind: 'tag_added', tag: 'vip' }], 'greeted'));
    const { id } = await meet('ada');
    await t.engine.people.change(id, { addTags: ['VIP', 'vip 2', '$tags'] });
    await t.pass(0);
    expect(await runs('vip')).toHaveLength(0);
    expect((await person('ada')).tags).toEqual(['VIP', 'vip 2', '$tags']);
  });

  it('a tag added by a step of another workflow, for a whole batch, to those for whom it was new', async () => {
    await publish('one', tags([{ kind: 'event', name: 'met' }], 'known', 'once'));
    await publish('two', tags([{ kind: 'tag_added', tag: 'known' }], 'welcomed'));
    await publish('three', tags([{ kind: 'tag_removed', tag: 'known' }], 'gone'));
    const { id } = await meet('grace');
    expect((await person('grace')).tags).toEqual(['known', 'welcomed']);
    await t.engine.people.change(id, { removeTags: ['welcomed'] });
    await t.engine.track(
      Array.from({ length: 300 }, (_, i) => ({ source: 'test', id: `b${i}`, name: 'met', email: `p${i}@example.com` })),
    );
    await t.pass(0);
    const welcomed = await runs('two');
    expect((await t.engine.workflows.get('two'))?.counts.completed).toBe(301);
    expect(welcomed.filter((r) => r.person.email === 'grace@example.com')).toHaveLength(0);
    expect((await person('grace')).tags).toEqual(['known']);
    await t.engine.people.change(id, { removeTags: ['known'] });
    await t.pass(0);
    expect((await person('grace')).tags).toEqual(['gone']);
  });

  it('a field changed by an event, by a step and by hand, and not when it stays the same', async () => {
    await publish('plan', tags([{ kind: 'field_changed', field: 'plan' }], 'planned'));
    const { id } = await meet('ada', { person: { fields: { plan: 'free', name: '$plan' } } });
    expect(await runs('plan')).toHaveLength(1);
    await meet('ada', { person: { fields: { plan: 'free', name: 'Ada' } } });
    expect(await runs('plan')).toHaveLength(1);
    await t.engine.people.change(id, { fields: { plan: { $gt: 1 }, other: 1 } });
    await t.pass(0);
    const all = await runs('plan');
    expect(all).toHaveLength(2);
    expect((await person('ada')).fields).toEqual({ plan: { $gt: 1 }, name: 'Ada', other: 1 });
    const told = (await t.engine.people.timeline(id)).items.map((e) => e.title);
    expect(told).toContain('Field “Plan” changed from “free” to “{"$gt":1}”');
  });

  it('workflows whose tags set one another off end at the depth limit, and the last one says why', async () => {
    const turn = (on: Trigger, input: { tag: string }, action: string): WorkflowDefinition => ({
      ...tags([on], ''),
      steps: { go: { kind: 'action', action, input, next: null } },
      start: 'go',
    });
    await publish('on', turn({ kind: 'tag_removed', tag: 'x' }, { tag: 'x' }, 'add_tag'));
    await publish('off', turn({ kind: 'tag_added', tag: 'x' }, { tag: 'x' }, 'remove_tag'));
    const { id } = await meet('ada');
    await t.engine.people.change(id, { addTags: ['x'] });
    for (let i = 0; i < 15; i++) await t.pass(0);
    const all = [...(await runs('on')), ...(await runs('off'))];
    expect(all).toHaveLength(11);
    const told = await Promise.all(all.map(async (r) => (await t.engine.runs.explain(r.id))?.timeline ?? []));
    expect(told.flat().filter((e) => e.title.includes('looks like a circle'))).toHaveLength(1);
  });

  it('people added by hand, once for a request', async () => {
    await publish('hand', tags([{ kind: 'manual' }], 'chosen'));
    await publish('other', tags([{ kind: 'manual' }], 'wrong'));
    const { id } = await meet('ada');
    const people = [{ id }, { email: 'New@Example.com' }, { email: 'ada@example.com' }];
    expect(await t.engine.workflows.addPeople('hand', { people, request: 'r1' })).toEqual({ added: 2 });
    expect(await t.engine.workflows.addPeople('hand', { people, request: 'r1' })).toEqual({ added: 0 });
    await t.pass(0);
    expect((await person('ada')).tags).toEqual(['chosen']);
    expect((await person('new')).tags).toEqual(['chosen']);
  });

  it('adding by hand is refused in words, and then adds nobody', async () => {
    await publish('hand', tags([{ kind: 'manual' }], 'chosen'));
    await publish('event', tags([{ kind: 'event', name: 'met' }], 'x'));
    const add = (id: string, people: unknown) => t.engine.workflows.addPeople(id, { people } as never);
    await expect(add('hand', [{ email: 'a@example.com' }, { id: 'nobody' }])).rejects.toMatchObject({
      issues: [{ path: ['people', 1, 'id'] }],
    });
    await expect(add('hand', [{ email: { $ne: '' } }])).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(add('event', [{ email: 'a@example.com' }])).rejects.toThrow(/Added by hand/);
    await expect(add('none', [{ email: 'a@example.com' }])).rejects.toMatchObject({ code: 'not_found' });
    await t.engine.workflows.setStatus('hand', 'paused');
    await expect(add('hand', [{ email: 'a@example.com' }])).rejects.toMatchObject({ code: 'conflict' });
    expect(await world.db.collection('whenthen_events').countDocuments({})).toBe(0);
  });

  it('news that a crash left between the change and its event is heard by the sweep', async () => {
    await publish('vip', tags([{ kind: 'tag_added', tag: 'vip' }], 'greeted'));
    const { id } = await meet('ada');
    const client = await world.engine({ worker: false, clock: t.clock });
    await client.engine.people.change(id, { addTags: ['vip'] });
    await t.pass('1 minute');
    expect((await person('ada')).tags).toEqual(['vip', 'greeted']);
    expect(await world.db.collection('whenthen_people').countDocuments({ news: { $exists: true } })).toBe(0);
  });

  it('a condition ends a run in the middle of its wait as soon as it holds', async () => {
    await publish('wait', {
      ...tags([{ kind: 'event', name: 'met' }], 'late'),
      exits: [
        {
          kind: 'condition',
          goal: true,
          if: {
            kind: 'all',
            of: [
              { kind: 'has_tag', tag: 'customer' },
              { kind: 'event', name: 'met', atLeast: 1, since: 'ever' },
            ],
          },
        },
      ],
      start: 'wait',
      steps: {
        wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 5, unit: 'days' } }, next: 'tag' },
        tag: { kind: 'action', action: 'add_tag', input: { tag: 'late' }, next: null },
      },
    });
    const { id } = await meet('ada');
    await meet('grace');
    await t.engine.people.change(id, { addTags: ['customer'] });
    await t.pass(0);
    const states = (await runs('wait')).map((r) => [r.person.email, r.outcome, r.reason]);
    expect(states).toContainEqual(['ada@example.com', 'goal', 'The exit condition holds']);
    expect(states).toContainEqual(['grace@example.com', null, null]);
    await t.pass('5 days');
    expect((await person('ada')).tags).toEqual(['customer']);
    expect((await person('grace')).tags).toEqual(['late']);
  });

  it.each([
    ['no tag', { addTags: ['  '] }, ['addTags', 0]],
    ['a field with an operator in its name', { fields: { $set: 1 } }, ['fields', '$set']],
    ['a value that is no JSON', { fields: { x: () => 1 } }, ['fields', 'x']],
    ['something else', { email: 'x@example.com' }, []],
  ])('a change with %s is refused by its path', async (_, change, path) => {
    const { id } = await meet('ada');
    await expect(t.engine.people.change(id, change as never)).rejects.toMatchObject({ issues: [{ path }] });
    expect(await person('ada')).toMatchObject({ tags: [], fields: {} });
  });
});
