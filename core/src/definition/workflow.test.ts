import { stepExits, type Step } from './step.js';
import { MAX_STEPS, emptyDefinition, findStep, workflowDefinition, workflowLayout } from './workflow.js';

describe('the definition', () => {
  it('fills in what is left out', () => {
    const read = workflowDefinition.parse({
      triggers: [
        { kind: 'event', name: 'x' },
        { kind: 'date_reached', field: 'birthday' },
      ],
      exits: [{ kind: 'event', name: 'y' }],
      start: 'a',
      steps: {
        a: { kind: 'action', action: 'greet', next: 'b' },
        b: { kind: 'condition', if: { kind: 'event', name: 'z' }, yes: 'c', no: null },
        c: { kind: 'exit' },
      },
    });
    expect(read).toEqual({
      schema: 1,
      triggers: [
        { kind: 'event', name: 'x' },
        { kind: 'date_reached', field: 'birthday', yearly: false },
      ],
      entry: { reentry: { kind: 'once' } },
      exits: [{ kind: 'event', name: 'y', goal: false }],
      start: 'a',
      steps: {
        a: { kind: 'action', action: 'greet', input: {}, next: 'b' },
        b: { kind: 'condition', if: { kind: 'event', name: 'z', atLeast: 1, since: 'entry' }, yes: 'c', no: null },
        c: { kind: 'exit', reason: '', goal: false },
      },
    });
    expect(workflowDefinition.parse(read)).toEqual(read);
  });

  it('begins empty, and afresh each time', () => {
    expect(workflowDefinition.parse(emptyDefinition())).toEqual(emptyDefinition());
    emptyDefinition().triggers.push({ kind: 'manual' });
    expect(emptyDefinition().triggers).toEqual([]);
  });

  it.each(['a', 'A1', 'a_b-c', 'a'.repeat(64), 'constructor', 'toString'])('lets a step be called %j', (id) => {
    expect(workflowDefinition.safeParse({ triggers: [], start: id, steps: { [id]: { kind: 'exit' } } }).success).toBe(
      true,
    );
  });

  it.each(['', '1', '_a', 'a b', 'a.b', '$a', 'a'.repeat(65), 'ä', 'a\n'])('lets no step be called %j', (id) => {
    const exit = { kind: 'exit' };
    expect(workflowDefinition.safeParse({ triggers: [], start: null, steps: { [id]: exit } }).success).toBe(false);
    expect(workflowDefinition.safeParse({ triggers: [], start: id, steps: {} }).success).toBe(false);
  });

  it('finds its own steps only', () => {
    const end: Step = { kind: 'exit', reason: '', goal: false };
    expect(findStep({ steps: Object.fromEntries([['constructor', end]]) }, 'constructor')).toBe(end);
    expect(findStep({ steps: {} }, 'constructor')).toBeUndefined();
    expect(findStep({ steps: {} }, '__proto__')).toBeUndefined();
  });

  it('has 1,000 steps at most', () => {
    const steps = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`s${i}`, { kind: 'exit' }]));
    expect(workflowDefinition.safeParse({ triggers: [], start: null, steps: steps(MAX_STEPS) }).success).toBe(true);
    expect(
      workflowDefinition.safeParse({ triggers: [], start: null, steps: steps(MAX_STEPS + 1) }).error?.issues,
    ).toMatchObject([{ path: ['steps'], message: expect.stringContaining('split the workflow') }]);
  });

  it('has a layout of numbers, by step', () => {
    expect(workflowLayout.safeParse({ trigger: { x: 0, y: -1.5 } }).success).toBe(true);
    for (const layout of [
      { a: { x: NaN, y: 0 } },
      { a: { x: 0, y: Infinity } },
      { a: { x: 0 } },
      { 'a\0': { x: 0, y: 0 } },
    ])
      expect(workflowLayout.safeParse(layout).success).toBe(false);
  });
});

describe('stepExits', () => {
  const hour = { amount: 1, unit: 'hours' } as const;
  const holds = { kind: 'has_tag', tag: 'x' } as const;
  it.each<[Step, [string, string, string | null][]]>([
    [{ kind: 'action', action: 'x', input: {}, next: 'b' }, [['next', 'next', 'b']]],
    [{ kind: 'delay', delay: { kind: 'for', duration: hour }, next: null }, [['next', 'next', null]]],
    [
      { kind: 'condition', if: holds, yes: 'b', no: null },
      [
        ['yes', 'yes', 'b'],
        ['no', 'no', null],
      ],
    ],
    [
      { kind: 'switch', cases: [{ name: 'Gold', if: holds, next: 'b' }], otherwise: 'c' },
      [
        ['Gold', 'cases.0.next', 'b'],
        ['otherwise', 'otherwise', 'c'],
      ],
    ],
    [
      {
        kind: 'split',
        branches: [
          { name: 'A', weight: 1, next: 'b' },
          { name: 'B', weight: 2, next: null },
        ],
      },
      [
        ['A', 'branches.0.next', 'b'],
        ['B', 'branches.1.next', null],
      ],
    ],
    [
      { kind: 'wait_for_event', event: { name: 'x' }, timeout: hour, received: 'b', timedOut: 'c' },
      [
        ['received', 'received', 'b'],
        ['timedOut', 'timedOut', 'c'],
      ],
    ],
    [{ kind: 'exit', reason: '', goal: false }, []],
  ])('lists every way out of $kind, with the path at which it is written', (step, exits) => {
    expect(stepExits(step).map((e) => [e.branch, e.path.join('.'), e.next])).toEqual(exits);
    for (const { path, next } of stepExits(step))
      expect(path.reduce<unknown>((here, part) => (here as Record<string, unknown>)[part], step)).toBe(next);
  });
});
