import type { Step, WorkflowDefinition, WorkflowLayout } from '@whenthen/core/definition';
import fc from 'fast-check';
import type { CanvasValue } from '../graph/index.js';

const duration = { amount: 1, unit: 'hours' as const };
const test = { kind: 'has_tag' as const, tag: 'customer' };

const stepOver = (next: fc.Arbitrary<string | null>): fc.Arbitrary<Step> =>
  fc.oneof(
    next.map((n): Step => ({ kind: 'action', action: 'add_tag', input: { tag: 'customer' }, next: n })),
    next.map((n): Step => ({ kind: 'delay', delay: { kind: 'for', duration }, next: n })),
    fc.tuple(next, next).map(([yes, no]): Step => ({ kind: 'condition', if: test, yes, no })),
    fc.tuple(next, next, next).map(([a, b, otherwise]): Step => ({
      kind: 'switch',
      cases: [
        { name: 'first', if: test, next: a },
        { name: 'second', if: test, next: b },
      ],
      otherwise,
    })),
    fc.tuple(next, next).map(([a, b]): Step => ({
      kind: 'split',
      branches: [
        { name: 'A', weight: 1, next: a },
        { name: 'B', weight: 3, next: b },
      ],
    })),
    fc.tuple(next, next).map(([received, timedOut]): Step => ({
      kind: 'wait_for_event',
      event: { name: 'x' },
      timeout: duration,
      received,
      timedOut,
    })),
    fc.constant<Step>({ kind: 'exit', reason: '', goal: false }),
  );

const point = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) });

/** Definitions of up to eight steps, connected at random: with loops, merges, loose ends, and pointers to nowhere. */
export const anyValue: fc.Arbitrary<CanvasValue> = fc.integer({ min: 0, max: 8 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, i) => `step_${i}`);
  const next = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string | null>(null, ...ids) },
    { weight: 1, arbitrary: fc.constant<string | null>('not_there') },
  );
  return fc
    .tuple(
      next,
      fc.tuple(...ids.map(() => stepOver(next))),
      fc.tuple(...ids.map(() => fc.option(point, { nil: undefined }))),
    )
    .map(([start, steps, points]) => {
      const definition: WorkflowDefinition = {
        schema: 1,
        triggers: [{ kind: 'event', name: 'added_to_cart' }],
        entry: { reentry: { kind: 'once' } },
        exits: [],
        start,
        steps: Object.fromEntries(ids.map((id, i) => [id, steps[i]!])),
      };
      const layout: WorkflowLayout = {};
      ids.forEach((id, i) => {
        const at = points[i];
        if (at) layout[id] = at;
      });
      return { definition, layout };
    });
});
