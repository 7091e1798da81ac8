import type { WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const answering = (on: string, name: string): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: on }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'tell',
  steps: { tell: { kind: 'action', action: 'trigger_event', input: { name, properties: { from: on } }, next: null } },
});

describe('the action "Trigger event"', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('trigger');
    t = await world.engine();
  });
  afterEach(() => world.close());

  const publish = async (id: string, definition: WorkflowDefinition) => {
    await t.engine.workflows.publish({ id, name: id, definition });
    await t.engine.workflows.setStatus(id, 'active');
  };
  const start = () => t.engine.track({ source: 'test', id: '1', name: 'ping', email: 'ada@example.com' });
  const runs = async (workflow: string) => (await t.engine.runs.list({ workflow, limit: 100 })).items;

  it('starts another workflow, with the properties of the event', async () => {
    await publish('one', answering('ping', 'became_vip'));
    await publish('two', {
      ...answering('became_vip', ''),
      triggers: [{ kind: 'event', name: 'became_vip', where: [{ property: 'from', op: 'equals', value: 'ping' }] }],
      steps: { tell: { kind: 'action', action: 'add_tag', input: { tag: 'vip' }, next: null } },
    });
    await start();
    await t.pass('1 minute');
    expect((await t.engine.people.search({ q: 'ada@' })).items[0]?.tags).toEqual(['vip']);
    expect(await world.db.collection('whenthen_events').countDocuments({ name: 'became_vip' })).toBe(1);
  });

  it('stops workflows that trigger each other, and says so in the journal', async () => {
    await publish('one', answering('ping', 'pong'));
    await publish('two', answering('pong', 'ping'));
    await start();
    for (let i = 0; i < 20; i++) await t.pass('1 minute');
    expect(await world.db.collection('whenthen_events').countDocuments({})).toBe(11);
    const all = [...(await runs('one')), ...(await runs('two'))];
    expect(all).toHaveLength(11);
    const told = await Promise.all(all.map(async ({ id }) => (await t.engine.runs.explain(id))?.timeline ?? []));
    const stopped = told.flat().filter((e) => e.title.includes('looks like a circle'));
    expect(stopped).toHaveLength(1);
    expect(stopped[0]).toMatchObject({ tone: 'warn' });
  });

  it('is refused by its path when it has no name or properties that are none', async () => {
    const bad = answering('ping', '');
    expect(await t.engine.workflows.check(bad)).toMatchObject([{ path: ['steps', 'tell', 'input', 'name'] }]);
    const input = { name: 'x', properties: 'y' };
    const worse = { ...bad, steps: { tell: { kind: 'action', action: 'trigger_event', input, next: null } } };
    expect(await t.engine.workflows.check(worse)).toMatchObject([{ path: ['steps', 'tell', 'input', 'properties'] }]);
  });
});
