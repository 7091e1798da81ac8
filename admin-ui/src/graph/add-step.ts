import { newStepId, stepExits, type Step } from '@whenthen/core/definition';
import { branchesOf, setBranch } from './branches.js';
import type { Point } from './model.js';
import type { CanvasValue } from './value.js';

/** Where a new step goes: behind a branch (pushing in front of what follows there), or free on the canvas. */
export interface AddPlace {
  behind?: { source: string; branch: string };
  at?: Point;
}

/** Adds a step. Behind a branch it takes over what the branch led to, through its own first way out. */
export const addStep = (
  value: CanvasValue,
  step: Step,
  { behind, at }: AddPlace,
): { value: CanvasValue; id: string } => {
  const id = newStepId(value.definition.steps, step);
  const before = behind && branchesOf(value.definition, behind.source).find((b) => b.branch === behind.branch);
  let definition = { ...value.definition, steps: { ...value.definition.steps, [id]: step } };
  if (before) {
    definition = setBranch(definition, before, id);
    // A condition in the middle hands on by its last branch ("no"): "if it is so, leave; else go on".
    const through = stepExits(step).at(-1);
    if (through) definition = setBranch(definition, { source: id, branch: through.branch }, before.next);
  }
  return { id, value: { definition, layout: at ? { ...value.layout, [id]: at } : value.layout } };
};
