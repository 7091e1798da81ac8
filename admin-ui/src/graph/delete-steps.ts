import { stepExits, type WorkflowDefinition } from '@whenthen/core/definition';
import { branchesTo, setBranch } from './branches.js';
import type { CanvasValue } from './value.js';

/** What follows a step, where that is unambiguous: the one step that its branches lead to. */
const soleFollower = (definition: WorkflowDefinition, id: string): string | null => {
  const step = definition.steps[id];
  if (!step) return null;
  const targets = new Set(stepExits(step).flatMap((e) => (e.next === null || e.next === id ? [] : [e.next])));
  return targets.size === 1 ? [...targets][0]! : null;
};

const deleteStep = (definition: WorkflowDefinition, id: string): WorkflowDefinition => {
  const follower = soleFollower(definition, id);
  let result = definition;
  for (const before of branchesTo(definition, id))
    result = setBranch(result, before, before.source === follower ? null : follower);
  const { [id]: _deleted, ...steps } = result.steps;
  return { ...result, steps };
};

/**
 * Deletes steps. What led to a deleted step leads to the step after it, where there is exactly one; where a branching
 * step had several followers, it leads nowhere, and the followers stay unconnected.
 */
export const deleteSteps = ({ definition, layout }: CanvasValue, ids: string[]): CanvasValue => {
  const gone = ids.filter((id) => Object.hasOwn(definition.steps, id));
  return {
    definition: gone.reduce(deleteStep, definition),
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => !gone.includes(id))),
  };
};
