import fc from 'fast-check';
import { emptyCatalog, type Catalog } from '../catalog.js';
import { checkDefinition } from './index.js';

const catalog: Catalog = {
  ...emptyCatalog,
  actions: [
    {
      type: 'tag',
      title: 'Tag',
      description: '',
      icon: 'tag',
      inputSchema: {
        type: 'object',
        properties: { tag: { type: 'string', minLength: 1 } },
        required: ['tag'],
        additionalProperties: false,
      },
    },
    {
      type: 'mail',
      title: 'Mail',
      description: '',
      icon: 'mail',
      inputSchema: {
        type: 'object',
        properties: { template: { type: 'string', 'x-widget': 'template' } },
        required: ['template'],
      },
    },
  ],
  conditions: [
    {
      type: 'points',
      title: 'Points',
      description: '',
      inputSchema: { type: 'object', properties: { atLeast: { type: 'number' } }, required: ['atLeast'] },
    },
  ],
  triggers: [
    {
      type: 'tier',
      title: 'Tier reached',
      description: '',
      inputSchema: { type: 'object', properties: { tier: { type: 'string' } } },
      event: 'tier_reached',
      where: [{ setting: 'tier', property: 'tier', op: 'equals' }],
    },
  ],
};
const tag = (next: string | null) => ({ kind: 'action', action: 'tag', input: { tag: 'x' }, next });
const hour = (next: string | null) => ({
  kind: 'delay',
  delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } },
  next,
});
const workflow = (steps: Record<string, unknown>, more: object = {}) => ({
  triggers: [{ kind: 'event', name: 'x' }],
  start: Object.keys(steps)[0] ?? null,
  steps,
  ...more,
});
const check = (raw: unknown) =>
  checkDefinition(raw, { catalog, templates: [{ id: 't1', name: 'T' }] }).issues.map((i) => [
    i.severity,
    i.path.join('.'),
    i.step,
  ]);

describe('checkDefinition', () => {
  it('finds nothing wrong with a sound workflow, and fills in defaults', () => {
    const { definition, issues } = checkDefinition(workflow({ a: tag('b'), b: hour('c'), c: tag(null) }), { catalog });
    expect(issues).toEqual([]);
    expect(definition).toMatchObject({ schema: 1, exits: [], entry: { reentry: { kind: 'once' } } });
  });

  it.each([
    ['an unknown kind of step', workflow({ a: { kind: 'fly', next: null } }), ['structure', 'steps.a.kind', 'a']],
    ['an unknown setting', workflow({ a: { ...tag(null), colour: 'red' } }), ['structure', 'steps.a', 'a']],
    ['a next that leads nowhere', workflow({ a: tag('b') }), ['structure', 'steps.a.next', 'a']],
    ['a start that leads nowhere', workflow({ a: tag(null) }, { start: 'z' }), ['structure', 'start', undefined]],
    ['a loop on itself', workflow({ a: tag('a') }), ['structure', 'steps.a.next', 'a']],
    [
      'a loop over several steps',
      workflow({ a: tag('b'), b: tag('c'), c: tag('a') }),
      ['structure', 'steps.c.next', 'c'],
    ],
    ['no trigger', workflow({ a: tag(null) }, { triggers: [] }), ['completeness', 'triggers', undefined]],
    ['a step that nothing leads to', workflow({ a: tag(null), b: tag(null) }), ['completeness', 'steps.b', 'b']],
    [
      'an unknown action',
      workflow({ a: { kind: 'action', action: 'fly', next: null } }),
      ['completeness', 'steps.a.action', 'a'],
    ],
    [
      'a missing setting',
      workflow({ a: { kind: 'action', action: 'tag', next: null } }),
      ['completeness', 'steps.a.input.tag', 'a'],
    ],
    [
      'a template that is not published',
      workflow({ a: { kind: 'action', action: 'mail', input: { template: 't9' }, next: null } }),
      ['completeness', 'steps.a.input.template', 'a'],
    ],
    [
      'a schedule on days of the week and of the month',
      workflow({ a: tag(null) }, { triggers: [{ kind: 'schedule', time: '09:00', weekdays: [1], monthDays: [1] }] }),
      ['structure', 'triggers.0.monthDays', undefined],
    ],
    [
      'a schedule at no time',
      workflow({ a: tag(null) }, { triggers: [{ kind: 'schedule', time: '24:00' }] }),
      ['structure', 'triggers.0.time', undefined],
    ],
    [
      'a condition of the developers that nobody registered',
      workflow({ a: { kind: 'condition', if: { kind: 'custom', type: 'weather' }, yes: null, no: null } }),
      ['completeness', 'steps.a.if.type', 'a'],
    ],
    [
      'a missing setting of a condition of the developers',
      workflow({
        a: { kind: 'condition', if: { kind: 'not', of: { kind: 'custom', type: 'points' } }, yes: null, no: null },
      }),
      ['completeness', 'steps.a.if.of.input.atLeast', 'a'],
    ],
    [
      'a condition of the developers in an entry filter',
      workflow({ a: tag(null) }, { entry: { filter: { kind: 'custom', type: 'points', input: { atLeast: 1 } } } }),
      ['completeness', 'entry.filter.kind', undefined],
    ],
    [
      'a trigger of the developers that nobody registered',
      workflow({ a: tag(null) }, { triggers: [{ kind: 'custom', type: 'weather' }] }),
      ['completeness', 'triggers.0.type', undefined],
    ],
    [
      'a wrong setting of a trigger of the developers',
      workflow({ a: tag(null) }, { triggers: [{ kind: 'custom', type: 'tier', input: { tier: 3 } }] }),
      ['completeness', 'triggers.0.input.tier', undefined],
    ],
    [
      'two branches of one name',
      workflow({
        a: {
          kind: 'split',
          branches: [
            { name: 'A', weight: 1, next: null },
            { name: 'A', weight: 1, next: null },
          ],
        },
      }),
      ['completeness', 'steps.a.branches.1.name', 'a'],
    ],
    [
      'a case called like the way out of all others',
      workflow({
        a: {
          kind: 'switch',
          cases: [{ name: 'otherwise', if: { kind: 'has_tag', tag: 'x' }, next: null }],
          otherwise: null,
        },
      }),
      ['completeness', 'steps.a.cases.0.name', 'a'],
    ],
    [
      'a loop whose only wait may be over',
      workflow({ a: tag('b'), b: { kind: 'delay', delay: { kind: 'until_field', field: 'birthday' }, next: 'a' } }),
      ['structure', 'steps.b.next', 'b'],
    ],
    [
      'a comparison without a value',
      workflow({ a: { kind: 'condition', if: { kind: 'field', field: 'plan', op: 'equals' }, yes: null, no: null } }),
      ['completeness', 'steps.a.if.value', 'a'],
    ],
    [
      'a number that is none, deep inside',
      workflow({
        a: {
          kind: 'condition',
          if: { kind: 'all', of: [{ kind: 'not', of: { kind: 'field', field: 'n', op: 'greater', value: 'many' } }] },
          yes: null,
          no: null,
        },
      }),
      ['completeness', 'steps.a.if.of.0.of.value', 'a'],
    ],
  ])('names the path of %s', (_, raw, expected) => {
    expect(check(raw)).toContainEqual(expected);
  });

  it('lets a loop pass that has a wait in it', () => {
    expect(check(workflow({ a: tag('b'), b: hour('a') }))).toEqual([]);
  });

  it('says what to do, in a sentence', () => {
    const { issues } = checkDefinition(workflow({ a: tag('a') }), { catalog });
    expect(issues[0]?.message).toMatch(/Put a delay into the loop\.$/);
  });

  it('takes names that objects already have for what they are', () => {
    expect(check(workflow({ a: tag('constructor') }))).toContainEqual(['structure', 'steps.a.next', 'a']);
    expect(check(workflow({ constructor: tag(null) }, { start: 'constructor' }))).toEqual([]);
  });

  it('answers for any JSON, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ triggers: fc.jsonValue(), start: fc.jsonValue(), steps: fc.jsonValue() })),
        (raw) => {
          expect(Array.isArray(checkDefinition(raw, { catalog }).issues)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
