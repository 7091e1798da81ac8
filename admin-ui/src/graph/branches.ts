import { stepExits, type StepExit, type WorkflowDefinition } from '@whenthen/core/definition';
import { START_BRANCH, TRIGGER_NODE } from './model.js';

/** One way out of a node, and where it leads. `next` is `null` at an open end. */
export interface Branch {
  source: string;
  branch: string;
  next: string | null;
}

const setAt = <T>(target: T, [key, ...rest]: (string | number)[], value: unknown): T => {
  if (key === undefined) return value as T;
  const copy = (Array.isArray(target) ? [...(target as unknown[])] : { ...target }) as Record<string | number, unknown>;
  copy[key] = setAt(copy[key], rest, value);
  return copy as T;
};

/** The ways out of one node; none for an exit step or a node that does not exist. */
export const branchesOf = (definition: WorkflowDefinition, source: string): Branch[] => {
  if (source === TRIGGER_NODE) return [{ source, branch: START_BRANCH, next: definition.start }];
  const step = Object.hasOwn(definition.steps, source) ? definition.steps[source] : undefined;
  return step ? stepExits(step).map(({ branch, next }) => ({ source, branch, next })) : [];
};

/** The ways out of all nodes, the trigger's first. */
export const allBranches = (definition: WorkflowDefinition): Branch[] =>
  [TRIGGER_NODE, ...Object.keys(definition.steps)].flatMap((source) => branchesOf(definition, source));

/** The ways that lead to a step. */
export const branchesTo = (definition: WorkflowDefinition, target: string): Branch[] =>
  allBranches(definition).filter((b) => b.next === target);

/** Points one branch at a step, or at the end with `null`. Unknown sources and branches change nothing. */
export const setBranch = (
  definition: WorkflowDefinition,
  { source, branch }: { source: string; branch: string },
  next: string | null,
): WorkflowDefinition => {
  if (source === TRIGGER_NODE) return definition.start === next ? definition : { ...definition, start: next };
  const step = definition.steps[source];
  const exit: StepExit | undefined = step && stepExits(step).find((e) => e.branch === branch);
  if (!step || !exit || exit.next === next) return definition;
  return { ...definition, steps: { ...definition.steps, [source]: setAt(step, exit.path, next) } };
};
