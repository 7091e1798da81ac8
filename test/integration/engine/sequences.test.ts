import type { WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { inbox, openWorld, type World } from './world.js';

const days = (amount: number) => ({ amount, unit: 'days' as const });

describe('sequences', () => {
  let world: World;
  let t: TestEngine;
  let told = 0;
  beforeEach(async () => {
    world = await openWorld('sequences');
    t = await world.engine();
    for (const id of ['one', 'two', 'three'])
      await t.engine.templates.publish({ id, name: id, subject: id, html: '<p>x</p>' });
    const emails = [{ template: 'one' }, { after: days(2), template: 'two' }, { after: days(3), template: 'three' }];
    await t.engine.sequences.publish({ id: 'welcome', name: 'Welcome', emails, stopTag: 'customer' });
  });
  afterEach(() => world.close());

  const onEvent = async (name: string, action: string, input: object) => {
    const definition: WorkflowDefinition = {
      schema: 1,
      triggers: [{ kind: 'event', name }],
      entry: { reentry: { kind: 'always' } },
      exits: [],
      start: 'go',
      steps: { go: { kind: 'action', action, input: input as never, next: null } },
    };
    await t.engine.workflows.publish({ id: name, name: `On ${name}`, definition });
    await t.engine.workflows.setStatus(name, 'active');
  };
  const happen = async (name: string, who = 'ada') => {
    await t.engine.track({ source: 'test', id: String((told += 1)), name, email: `${who}@example.com` });
    await t.pass('1 minute');
  };
  const person = async (who = 'ada') => (await t.engine.people.search({ q: `${who}@` })).items[0]?.id ?? '';
  const runs = async () => (await t.engine.runs.list({ workflow: 'sequence:welcome' })).items;

  it('deliver their e-mails one after the other to whom a workflow adds', async () => {
    await onEvent('signed_up', 'add_to_sequence', { sequence: 'welcome' });
    await happen('signed_up');
    expect(inbox(t)).toEqual(['ada@example.com: one']);
    await t.pass('2 days');
    expect(inbox(t)).toEqual(['ada@example.com: one', 'ada@example.com: two']);
    await t.pass('3 days');
    expect(inbox(t)).toHaveLength(3);
    expect(await runs()).toMatchObject([{ state: 'ended', outcome: 'completed' }]);
    const timeline = (await t.engine.people.timeline(await person())).items.map((e) => e.title);
    expect(timeline).toContain('Added to “Welcome” by “On signed_up”');
    expect((await t.engine.workflows.list()).map((w) => w.id)).toEqual(['signed_up']);
    expect(await t.engine.sequences.get('welcome')).toMatchObject({ emails: 3, counts: { completed: 1, waiting: 0 } });
  });

  it('added twice, one enrolment continues; having come to the end, nothing begins anew', async () => {
    await onEvent('signed_up', 'add_to_sequence', { sequence: 'welcome' });
    await happen('signed_up');
    await t.pass('1 day');
    await happen('signed_up');
    await t.pass('5 days');
    await happen('signed_up');
    await t.pass('5 days');
    expect(inbox(t)).toHaveLength(3);
    expect(await runs()).toHaveLength(1);
  });

  it('removed and added again, they resume where they left off', async () => {
    await onEvent('signed_up', 'add_to_sequence', { sequence: 'welcome' });
    await onEvent('paused', 'remove_from_sequence', { sequence: 'welcome' });
    await happen('signed_up');
    await t.pass('2 days');
    await happen('paused');
    await t.pass('10 days');
    expect(inbox(t)).toHaveLength(2);
    expect(await runs()).toMatchObject([{ outcome: 'stopped', reason: 'Taken out by the workflow “On paused”' }]);
    await happen('signed_up');
    await t.pass('2 days');
    expect(inbox(t)).toHaveLength(2);
    await t.pass('1 day');
    expect(inbox(t).at(-1)).toBe('ada@example.com: three');
    const [run] = await runs();
    expect(run).toMatchObject({ state: 'ended', outcome: 'completed' });
    const journal = (await t.engine.runs.explain(run?.id ?? ''))?.timeline.map((e) => e.title);
    expect(journal).toContain('Entered: Added again, goes on where it was');
  });

  it('or restart, if that is chosen', async () => {
    await onEvent('signed_up', 'add_to_sequence', { sequence: 'welcome', again: 'restart' });
    await happen('signed_up');
    await t.pass('6 days');
    await happen('signed_up');
    await t.pass('6 days');
    expect(inbox(t).map((line) => line.split(' ')[1])).toEqual(['one', 'two', 'three', 'one', 'two', 'three']);
    expect(await runs()).toHaveLength(1);
  });

  it('end at their stop tag', async () => {
    await t.engine.sequences.addPeople('welcome', {
      people: [{ email: 'ada@example.com' }, { email: 'bo@example.com' }],
    });
    await t.pass(0);
    await t.engine.people.change(await person(), { addTags: ['customer'] });
    await t.pass('6 days');
    expect(inbox(t).filter((line) => line.startsWith('ada'))).toHaveLength(1);
    expect(inbox(t).filter((line) => line.startsWith('bo'))).toHaveLength(3);
  });

  it('are left by hand, and people inside stay on their version', async () => {
    await t.engine.sequences.addPeople('welcome', {
      people: [{ email: 'ada@example.com' }, { email: 'bo@example.com' }],
    });
    await t.pass(0);
    const emails = [{ template: 'one' }, { after: days(1), template: 'three' }];
    expect(await t.engine.sequences.publish({ id: 'welcome', name: 'Welcome', emails })).toEqual({
      version: 2,
      created: true,
    });
    expect(await t.engine.sequences.removePeople('welcome', [await person('bo')])).toEqual({ removed: 1 });
    await t.pass('6 days');
    expect(
      inbox(t)
        .filter((line) => line.startsWith('ada'))
        .map((line) => line.split(' ')[1]),
    ).toEqual(['one', 'two', 'three']);
    expect(inbox(t).filter((line) => line.startsWith('bo'))).toHaveLength(1);
  });

  it('archived, take nobody in, and those inside go on', async () => {
    await onEvent('signed_up', 'add_to_sequence', { sequence: 'welcome' });
    await happen('signed_up');
    await t.engine.sequences.setStatus('welcome', 'archived');
    await happen('signed_up', 'bo');
    await t.pass('6 days');
    expect(inbox(t)).toHaveLength(3);
  });

  it.each([
    ['no e-mail', { emails: [] }, ['emails']],
    [
      'a template that is not there',
      { emails: [{ template: 'one' }, { template: 'nope' }] },
      ['emails', 1, 'template'],
    ],
    ['a wait of nothing', { emails: [{ template: 'one', after: days(0) }] }, ['emails', 0, 'after', 'amount']],
    ['something else', { emails: [{ template: 'one' }], start: 'x' }, []],
  ])('with %s are refused by the path', async (_, change, path) => {
    await expect(t.engine.sequences.publish({ id: 'bad', name: 'Bad', ...change })).rejects.toMatchObject({
      issues: [{ path }],
    });
    expect(await t.engine.sequences.get('bad')).toBeNull();
  });
});

describe('freezing and stopping', () => {
  let world: World;
  let t: TestEngine;
  const waiting: WorkflowDefinition = {
    schema: 1,
    triggers: [{ kind: 'event', name: 'met' }, { kind: 'manual' }],
    entry: { reentry: { kind: 'once' } },
    exits: [],
    start: 'wait',
    steps: {
      wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'tag' },
      tag: { kind: 'action', action: 'add_tag', input: { tag: 'done' }, next: null },
    },
  };
  beforeEach(async () => {
    world = await openWorld('holding');
    t = await world.engine();
    // A rush is what this is about, and not what holds it up.
    await t.engine.settings.change('fuse', { on: false }, { by: 'test' });
    await t.engine.workflows.publish({ id: 'w', name: 'W', definition: waiting });
    await t.engine.workflows.setStatus('w', 'active');
    await t.engine.track(
      Array.from({ length: 1_500 }, (_, i) => ({
        source: 'test',
        id: `${i}`,
        name: 'met',
        email: `p${i}@example.com`,
      })),
    );
    await t.pass(0);
  });
  afterEach(() => world.close());
  const counts = async () => (await t.engine.workflows.get('w'))?.counts;

  it('frozen, nobody gets on, also across a restart; unfrozen, everybody does', async () => {
    await t.engine.workflows.freeze('w');
    await t.pass('2 hours');
    const other = await world.engine({ clock: t.clock });
    await other.pass('1 hour');
    expect(await counts()).toMatchObject({ waiting: 1_500, completed: 0 });
    await t.engine.workflows.addPeople('w', { people: [{ email: 'new@example.com' }] });
    await t.pass('2 hours');
    expect(await t.engine.workflows.get('w')).toMatchObject({ frozen: true, counts: { waiting: 1_501 } });
    await t.engine.workflows.unfreeze('w');
    await t.pass('1 minute');
    await t.pass('2 hours');
    expect(await counts()).toMatchObject({ waiting: 0, completed: 1_501 });
  });

  it('everybody inside is stopped, and nobody gets on', async () => {
    expect(await t.engine.workflows.stopEveryone('w', 'staff@example.com')).toEqual({ stopped: 1_500 });
    await t.pass('2 hours');
    expect(await counts()).toMatchObject({ waiting: 0, completed: 0, stopped: 1_500 });
    const { items } = await t.engine.runs.list({ workflow: 'w', limit: 1 });
    expect(items[0]).toMatchObject({ outcome: 'stopped', reason: 'Stopped by staff@example.com' });
  });

  it('one person is stopped, once', async () => {
    const { items } = await t.engine.runs.list({ workflow: 'w', limit: 1 });
    const id = items[0]?.id ?? '';
    await t.engine.runs.stop(id);
    await expect(t.engine.runs.stop(id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(t.engine.runs.stop('nobody')).rejects.toMatchObject({ code: 'not_found' });
    await t.pass('2 hours');
    expect(await counts()).toMatchObject({ waiting: 0, completed: 1_499, stopped: 1 });
  });

  it('paused or archived, people inside go on and nobody new enters, also across a restart', async () => {
    await t.engine.workflows.setStatus('w', 'archived');
    await t.engine.track({ source: 'test', id: 'late', name: 'met', email: 'late@example.com' });
    const other = await world.engine({ clock: t.clock });
    await other.pass('2 hours');
    expect(await counts()).toMatchObject({ waiting: 0, completed: 1_500 });
  });
});
