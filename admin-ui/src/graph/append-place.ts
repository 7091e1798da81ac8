import { reachableSteps, type WorkflowDefinition } from '@whenthen/core/definition';
import { branchesOf, type Branch } from './branches.js';
import { TRIGGER_NODE, type Point } from './model.js';

/** The way out of a node behind which a step is added: the first open one, else its first; none behind an exit. */
export const openWay = (definition: WorkflowDefinition, node: string): Branch | undefined => {
  const own = branchesOf(definition, node);
  return own.find((b) => b.next === null) ?? own[0];
};

/**
 * Where a step goes that was only clicked: behind the selected node (at its first open end, if it has one), else at the
 * open end that is drawn lowest. `undefined` when every end is an exit step.
 */
export const appendPlace = (
  definition: WorkflowDefinition,
  selected: string | undefined,
  positions: ReadonlyMap<string, Point>,
): Branch | undefined => {
  const own = selected === undefined ? undefined : openWay(definition, selected);
  if (own) return own;
  const open = [TRIGGER_NODE, ...reachableSteps(definition)]
    .flatMap((source) => branchesOf(definition, source))
    .filter((b) => b.next === null);
  const height = (b: Branch) => positions.get(b.source)?.y ?? 0;
  return open.reduce<Branch | undefined>(
    (low, b) => (low === undefined || height(b) >= height(low) ? b : low),
    undefined,
  );
};
