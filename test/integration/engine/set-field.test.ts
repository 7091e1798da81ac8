import { field, workflow } from '@whenthen/core/builder';
import type { WorkflowDefinition } from '@whenthen/core/definition';
import type { TestEngine } from '@whenthen/core/testing';
import { openWorld, type World } from './world.js';

const setting = (...inputs: object[]): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'visited' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'wait',
  steps: {
    wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 's0' },
    ...Object.fromEntries(
      inputs.map((input, i) => [
        `s${i}`,
        { kind: 'action', action: 'set_field', input, next: i + 1 < inputs.length ? `s${i + 1}` : null } as never,
      ]),
    ),
  },
});

describe('the action "Set field"', () => {
  let world: World;
  let t: TestEngine;
  beforeEach(async () => {
    world = await openWorld('set_field');
    t = await world.engine();
  });
  afterEach(() => world.close());

  const publish = async (id: string, definition: WorkflowDefinition) => {
    await t.engine.workflows.publish({ id, name: id, definition });
    await t.engine.workflows.setStatus(id, 'active');
  };
  const visit = (id: string, properties = {}, fields = {}) =>
    t.engine.track({ source: 'test', id, name: 'visited', email: 'ada@example.com', properties, person: { fields } });
  const fields = async () => (await t.engine.people.search({ q: 'ada@' })).items[0]?.fields;

  it('takes values from the person and the trigger, a number as a number', async () => {
    await publish(
      'take',
      setting(
        { field: 'last_total', value: '{{event.total}}' },
        { field: 'greeting', value: 'Dear {{person.first_name}}' },
        { field: 'plan', value: '{{event.plan}}' },
      ),
    );
    await visit('1', { total: 12.5 }, { first_name: 'Ada', plan: 'gold' });
    await t.pass('2 hours');
    expect(await fields()).toEqual({ first_name: 'Ada', plan: 'gold', last_total: 12.5, greeting: 'Dear Ada' });
  });

  it('calculates with what the field holds, and later steps see the result', async () => {
    await publish(
      'sum',
      setting(
        { field: 'spent', operation: 'add', value: '{{event.total}}' },
        { field: 'score', operation: 'add', value: 5 },
        { field: 'score', operation: 'multiply', value: 3 },
        { field: 'score', operation: 'subtract', value: 1 },
        { field: 'score', operation: 'divide', value: 2 },
        { field: 'seen', value: 'score {{person.score}}' },
      ),
    );
    await visit('1', { total: 10 }, { spent: '2.5' });
    await t.pass('2 hours');
    expect(await fields()).toEqual({ spent: 12.5, score: 7, seen: 'score 7' });
  });

  it('counts all runs that add at the same moment', async () => {
    for (const id of ['a', 'b', 'c']) await publish(id, setting({ field: 'score', operation: 'add', value: 1 }));
    await visit('1');
    await visit('2');
    await t.pass('2 hours');
    expect(await fields()).toEqual({ score: 6 });
  });

  it('does not add what an earlier version added before it came to the commit', async () => {
    await publish('once', setting({ field: 'score', operation: 'add', value: 5 }));
    await visit('1', {}, { score: 5 });
    await t.pass('1 minute');
    const run = await world.db.collection('whenthen_runs').findOne({});
    // It changed people first, and remembered by the run and the step what it had made.
    const made = { $set: { calculated: [`${String(run?._id)}:2`] } };
    await world.db.collection('whenthen_people').updateMany({}, made);
    await t.pass('2 hours');
    expect(await world.db.collection('whenthen_runs').findOne({})).toMatchObject({ outcome: 'completed' });
    expect(await fields()).toEqual({ score: 5 });
  });

  it.each(['5', '5 ', '\t5', '+5', '5.0', '.5e1'])(
    'reads the number in the text %j, for run and profile',
    async (score) => {
      const definition = workflow('w').on('visited').increase('score', 1);
      await publish('read', definition.branch(field('score', 'equals', 6), (s) => s.addTag('six')).build().definition);
      await visit('1', {}, { score });
      await t.pass('1 minute');
      expect((await t.engine.people.search({})).items).toMatchObject([{ fields: { score: 6 }, tags: ['six'] }]);
    },
  );

  it.each(['0x5', '0b101', '5 6', 'Infinity', '1e999', '5\u00a0', ''])(
    'takes the text %j for no number, for run and profile',
    async (score) => {
      const definition = workflow('w').on('visited').increase('score', 1);
      await publish('read', definition.branch(field('score', 'equals', 6), (s) => s.addTag('six')).build().definition);
      await visit('1', {}, { score });
      await t.pass('1 minute');
      expect((await t.engine.people.search({})).items).toMatchObject([{ fields: { score }, tags: [] }]);
    },
  );

  it.each([
    ['text that is no number', 'many'],
    ['a list', [1]],
    ['true', true],
    ['NaN as text', 'NaN'],
  ])('leaves %s as it is', async (_, score) => {
    await publish('keep', setting({ field: 'score', operation: 'add', value: 5 }));
    await visit('1', {}, { score });
    await t.pass('2 hours');
    expect(await fields()).toEqual({ score });
  });

  it.each([
    [{ field: 'a', value: '{{#if x}}y{{/if}}' }, 'no blocks'],
    [{ field: 'a', value: '{{x' }, 'brace'],
    [{ field: 'a', operation: 'add', value: 'five' }, 'a number'],
    [{ field: 'a', operation: 'divide', value: 0 }, 'Cannot be 0'],
    [{ field: 'a', operation: 'power', value: 2 }, 'operation'],
  ])('%j is refused by its path', async (input, words) => {
    const issues = await t.engine.workflows.check(setting(input));
    expect(issues).toHaveLength(1);
    expect(issues[0]?.path.slice(0, 3)).toEqual(['steps', 's0', 'input']);
    expect(`${issues[0]?.path.join('.')} ${issues[0]?.message}`).toContain(words);
  });
});
