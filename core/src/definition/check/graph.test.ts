import fc from 'fast-check';
import { stepExits, type Step } from '../step.js';
import { emptyDefinition, type WorkflowDefinition } from '../workflow.js';
import { cycleIssues, danglingIssues, reachableSteps } from './graph.js';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'constructor'];
const hour = { amount: 1, unit: 'hours' } as const;
const pointer = fc.option(fc.constantFrom(...IDS), { nil: null });
const holds = { kind: 'has_tag', tag: 'x' } as const;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  pointer.map((next): Step => ({ kind: 'action', action: 'x', input: {}, next })),
  fc.tuple(pointer, pointer).map(([yes, no]): Step => ({ kind: 'condition', if: holds, yes, no })),
  pointer.map((next): Step => ({ kind: 'delay', delay: { kind: 'for', duration: hour }, next })),
  fc.tuple(pointer, pointer).map(([next, otherwise]): Step => ({
    kind: 'switch',
    cases: [{ name: 'x', if: holds, next }],
    otherwise,
  })),
  fc.tuple(pointer, pointer).map(([received, timedOut]): Step => ({
    kind: 'wait_for_event',
    event: { name: 'x' },
    timeout: hour,
    received,
    timedOut,
  })),
  fc.constant<Step>({ kind: 'exit', reason: '', goal: false }),
);
const graphs: fc.Arbitrary<WorkflowDefinition> = fc
  .tuple(fc.uniqueArray(fc.tuple(fc.constantFrom(...IDS), anyStep), { selector: ([id]) => id }), pointer)
  .map(([steps, start]) => ({ ...emptyDefinition(), start, steps: Object.fromEntries(steps) }));

const ways = ({ steps }: WorkflowDefinition, id: string): string[] =>
  Object.hasOwn(steps, id) ? stepExits(steps[id] as Step).flatMap((e) => (e.next === null ? [] : [e.next])) : [];

/** Everything that can be come to from a step, by brute force, going on only from steps that `through` lets pass. */
const reach = (definition: WorkflowDefinition, from: string[], through: (step: Step) => boolean): Set<string> => {
  const found = new Set<string>();
  let frontier = from;
  while (frontier.length > 0) {
    const fresh = frontier.filter((id) => !found.has(id) && Object.hasOwn(definition.steps, id));
    fresh.forEach((id) => found.add(id));
    frontier = fresh.filter((id) => through(definition.steps[id] as Step)).flatMap((id) => ways(definition, id));
  }
  return found;
};
const spins = (step: Step) => step.kind !== 'delay' && step.kind !== 'wait_for_event';

describe('the graph of a definition', () => {
  it('has a cycle issue exactly where a run could come back to a step without a wait', () => {
    fc.assert(
      fc.property(graphs, (definition) => {
        const spinning = Object.keys(definition.steps).some(
          (id) => spins(definition.steps[id] as Step) && reach(definition, ways(definition, id), spins).has(id),
        );
        const issues = cycleIssues(definition);
        expect(issues.length > 0).toBe(spinning);
        for (const { path, step } of issues) {
          const [, id = '', ...rest] = path as string[];
          expect(step).toBe(id);
          const exit = stepExits(definition.steps[id] as Step).find((e) => e.path.join() === rest.join());
          expect(reach(definition, [exit?.next ?? ''], spins).has(id)).toBe(true);
        }
      }),
      { seed: 20260302, numRuns: 3_000 },
    );
  });

  it('stops to have one when every reported pointer is cut', () => {
    fc.assert(
      fc.property(graphs, (definition) => {
        const cut = structuredClone(definition);
        for (const { path } of cycleIssues(definition)) {
          const last = path.at(-1) as string;
          const parent = path.slice(0, -1).reduce<unknown>((here, p) => (here as Record<string, unknown>)[p], cut);
          (parent as Record<string, unknown>)[last] = null;
        }
        expect(cycleIssues(cut)).toEqual([]);
      }),
      { seed: 20260302, numRuns: 1_000 },
    );
  });

  it('knows which steps can be reached, and which pointers lead nowhere', () => {
    fc.assert(
      fc.property(graphs, (definition) => {
        const expected = reach(definition, definition.start === null ? [] : [definition.start], () => true);
        expect(reachableSteps(definition)).toEqual(expected);
        const pointers = [definition.start, ...Object.keys(definition.steps).flatMap((id) => ways(definition, id))];
        const dangling = pointers.filter((p) => p !== null && !Object.hasOwn(definition.steps, p));
        expect(danglingIssues(definition)).toHaveLength(dangling.length);
      }),
      { seed: 20260302, numRuns: 1_000 },
    );
  });

  it('is looked through without recursion, however long it is', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, i): [string, Step] => [
        `s${i}`,
        { kind: 'action', action: 'x', input: {}, next: `s${(i + 1) % 50_000}` },
      ]),
    );
    const definition = { ...emptyDefinition(), start: 's0', steps };
    expect(cycleIssues(definition)).toMatchObject([{ step: 's49999' }]);
    expect(reachableSteps(definition).size).toBe(50_000);
  });
});
