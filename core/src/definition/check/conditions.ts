import type { Condition } from '../condition.js';
import type { WorkflowDefinition } from '../workflow.js';

/** A condition that stands somewhere in a definition, and the path to it. */
export interface PlacedCondition {
  path: (string | number)[];
  condition: Condition;
}

/** Every top-level condition of a definition: the entry filter, exit rules, conditions and switches. */
export const placedConditions = ({ entry, exits, steps }: WorkflowDefinition): PlacedCondition[] => {
  const found: PlacedCondition[] = [];
  if (entry.filter) found.push({ path: ['entry', 'filter'], condition: entry.filter });
  exits.forEach((exit, i) => {
    if (exit.kind === 'condition') found.push({ path: ['exits', i, 'if'], condition: exit.if });
  });
  for (const [id, step] of Object.entries(steps)) {
    if (step.kind === 'condition') found.push({ path: ['steps', id, 'if'], condition: step.if });
    if (step.kind === 'switch')
      step.cases.forEach((c, i) => found.push({ path: ['steps', id, 'cases', i, 'if'], condition: c.if }));
  }
  return found;
};

/** A condition and those below it, each with its path. */
export function* placedWithin({ path, condition }: PlacedCondition): Generator<PlacedCondition> {
  yield { path, condition };
  if (condition.kind === 'all' || condition.kind === 'any')
    for (const [i, child] of condition.of.entries())
      yield* placedWithin({ path: [...path, 'of', i], condition: child });
  if (condition.kind === 'not') yield* placedWithin({ path: [...path, 'of'], condition: condition.of });
}
