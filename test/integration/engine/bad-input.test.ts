import { createEngine, defineAction, type EngineOptions } from '@whenthen/core';
import type { TestEngine } from '@whenthen/core/testing';
import { z } from 'zod';
import { cartEvent, mongoUri, openWorld, publishStory, type World } from './world.js';

const THREE_LOOPS = '{{#each event.l}}{{#each ../event.l}}{{#each ../../event.l}}{{this}}{{/each}}{{/each}}{{/each}}';

describe('bad input', () => {
  let world: World;
  let t: TestEngine;
  beforeAll(async () => {
    world = await openWorld('bad');
    t = await world.engine();
  });
  afterAll(() => world.close());

  const stored = async () => {
    const counts: Record<string, number> = {};
    for (const name of ['events', 'people', 'workflows', 'workflow_versions', 'templates', 'runs'])
      counts[name] = await world.db.collection(`whenthen_${name}`).countDocuments();
    return counts;
  };
  const nothingStored = { events: 0, people: 0, workflows: 0, workflow_versions: 0, templates: 0, runs: 0 };

  it('in options names the option and what to set', async () => {
    const make = (options: unknown) => createEngine(options as EngineOptions);
    await expect(make({ mongo: { uri: 'postgres://x' } })).rejects.toMatchObject({
      code: 'invalid_options',
      issues: [{ path: ['mongo', 'uri'], message: expect.stringContaining('mongodb://') }],
    });
    const mongo = { uri: mongoUri() };
    await expect(make({ mongo, timeZone: 'Mars/Olympus' })).rejects.toThrow('timeZone: is not an IANA time zone');
    await expect(make({ mongo, wroker: true })).rejects.toThrow('wroker');
    await expect(make({ mongo, mail: { smtp: 'smtp://h', from: 'a@b\r\nBcc: x@example.com' } })).rejects.toThrow(
      'mail.from',
    );
  });

  it('that shows only once MongoDB is connected leaves no connection behind', async () => {
    const uri = new URL(mongoUri());
    if (uri.pathname === '') uri.pathname = '/';
    uri.searchParams.set('appName', 'left-behind');
    const run = () => Promise.resolve({ state: 'done' as const });
    const action = { type: 'twice', title: 'Twice', description: 'x', icon: 'x', input: z.object({}), run };
    const actions = [defineAction(action), defineAction(action)];
    for (let i = 0; i < 3; i++)
      await expect(createEngine({ mongo: { uri: uri.href, database: world.database }, actions })).rejects.toThrow(
        'twice',
      );
    const open = { allUsers: true, idleConnections: true, localOps: true };
    const left = () =>
      world.db.client
        .db('admin')
        .aggregate([{ $currentOp: open }, { $match: { appName: 'left-behind', connectionId: { $exists: true } } }])
        .toArray();
    // The server hears of the end of a connection a little later.
    while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  it.each([
    ['no e-mail address', { email: undefined }, ['email']],
    ['no valid e-mail address', { email: 'nobody' }, ['email']],
    ['no name', { name: '' }, ['name']],
    ['a source that hides a colon', { source: 'a:b' }, ['source']],
    ['huge properties', { properties: { text: 'x'.repeat(200_000) } }, ['properties']],
    ['a field that would reach into the document', { person: { fields: { 'a.$b': 1 } } }, ['person', 'fields', 'a.$b']],
    ['an operator for an e-mail', { email: { $gt: '' } }, ['email']],
  ])('an event with %s is refused whole, with the others handed over beside it', async (_, change, path) => {
    const events = [cartEvent(t, 'ada', 'c1'), { ...cartEvent(t, 'bob', 'c2'), ...change }];
    await expect(t.engine.track(events as never)).rejects.toMatchObject({
      code: 'invalid_input',
      issues: expect.arrayContaining([expect.objectContaining({ path: [1, ...path] })]),
    });
    expect(await stored()).toEqual(nothingStored);
  });

  it.each([
    ['an unknown step', { steps: { a: { kind: 'teleport', next: null } }, start: 'a' }, ['steps', 'a', 'kind']],
    [
      'a dangling next',
      { steps: { a: { kind: 'action', action: 'add_tag', input: { tag: 'x' }, next: 'b' } }, start: 'a' },
      ['steps', 'a', 'next'],
    ],
    [
      'a cycle without a wait',
      { steps: { a: { kind: 'action', action: 'add_tag', input: { tag: 'x' }, next: 'a' } }, start: 'a' },
      ['steps', 'a', 'next'],
    ],
    [
      'a missing template',
      { steps: { a: { kind: 'action', action: 'send_email', input: { template: 'none' }, next: null } }, start: 'a' },
      ['steps', 'a', 'input', 'template'],
    ],
    [
      'an unknown action',
      { steps: { a: { kind: 'action', action: 'fly', input: {}, next: null } }, start: 'a' },
      ['steps', 'a', 'action'],
    ],
    [
      'a schedule on days that no month has',
      { triggers: [{ kind: 'schedule', time: '09:00', monthDays: [0, 32] }] },
      ['triggers', 0, 'monthDays', 1],
    ],
    ['no object at all', 'nonsense', []],
  ])('a definition with %s is refused with its path, and nothing is written', async (_, change, path) => {
    const base = { triggers: [{ kind: 'event', name: 'x' }], start: 'a', steps: { a: { kind: 'exit' } } };
    const definition = typeof change === 'string' ? change : { ...base, ...change };
    await expect(t.engine.workflows.publish({ id: 'w', name: 'W', definition })).rejects.toMatchObject({
      code: 'invalid_definition',
      issues: expect.arrayContaining([expect.objectContaining({ path })]),
    });
    expect(await stored()).toEqual(nothingStored);
  });

  it('a template that does not compile is refused with the part that is wrong', async () => {
    const bad = { id: 't', name: 'T', subject: 'Hi', html: '{{#each items}}' };
    await expect(t.engine.templates.publish(bad)).rejects.toMatchObject({
      code: 'invalid_template',
      issues: [{ path: ['html'] }],
    });
    await expect(t.engine.templates.preview({ subject: '{{nope.', html: 'x' })).rejects.toMatchObject({
      issues: [{ path: ['subject'] }],
    });
    await expect(t.engine.templates.publish({ ...bad, html: { type: 'Program' } as never })).rejects.toMatchObject({
      issues: [{ path: ['html'] }],
    });
    expect(await stored()).toEqual(nothingStored);
  });

  it('a template that runs away is stopped within seconds, its message fails with the reason, and others go out', async () => {
    await publishStory(t);
    const l = Array.from({ length: 300 }, (_, i) => i);
    await expect(t.engine.templates.preview({ subject: 'x', html: THREE_LOOPS }, { event: { l } })).rejects.toThrow();
    await t.engine.templates.publish({ id: 'reminder', name: 'reminder', subject: 'r', html: THREE_LOOPS });
    await t.engine.track([cartEvent(t, 'eve', 'c1', { properties: { cart_id: 'c1', l } }), cartEvent(t, 'ada', 'c2')]);
    const begun = performance.now();
    await t.pass('61 minutes');
    expect(performance.now() - begun).toBeLessThan(6_000);
    const { items } = await t.engine.messages.list({});
    expect(items.find((m) => m.to.startsWith('eve'))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('reminder'),
    });
    expect(items.find((m) => m.to.startsWith('ada'))).toMatchObject({ state: 'sent' });
  });

  it('operators in queries are refused', async () => {
    const injected = { $ne: null } as never;
    await expect(t.engine.runs.list({ workflow: injected })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(t.engine.people.search({ q: injected })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(t.engine.people.get(injected)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(t.engine.runs.list({ limit: 100_000 })).rejects.toMatchObject({ issues: [{ path: ['limit'] }] });
    await expect(t.engine.workflows.setStatus('cart', 'on' as never)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(t.engine.workflows.setStatus('none', 'active')).rejects.toMatchObject({ code: 'not_found' });
  });
});
