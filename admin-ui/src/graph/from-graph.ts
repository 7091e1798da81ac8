import { emptyDefinition, type Step, type WorkflowDefinition, type WorkflowLayout } from '@whenthen/core/definition';
import { allBranches, setBranch } from './branches.js';
import { edgeId, layoutKey, type Graph } from './model.js';
import type { CanvasValue } from './value.js';

/** Reads nodes and edges back as a definition and its layout: edges decide where the branches lead. */
export const fromGraph = ({ nodes, edges, danglingStart }: Graph): CanvasValue => {
  const steps: Record<string, Step> = {};
  const layout: WorkflowLayout = {};
  let trigger: Omit<WorkflowDefinition, 'steps' | 'start'> = emptyDefinition();
  for (const node of nodes) {
    if ('step' in node) steps[node.id] = node.step;
    else trigger = node.trigger;
    if (node.position) layout[layoutKey(node.id)] = node.position;
  }
  const { steps: _steps, start: _start, ...entry } = trigger as WorkflowDefinition;
  let definition: WorkflowDefinition = { ...entry, start: danglingStart ?? null, steps };
  const targets = new Map(edges.map((e) => [edgeId(e.source, e.branch), e.target]));
  for (const branch of allBranches(definition)) {
    const target = targets.get(edgeId(branch.source, branch.branch));
    const dangling = branch.next !== null && !Object.hasOwn(steps, branch.next);
    if (target !== undefined) definition = setBranch(definition, branch, target);
    else if (!dangling) definition = setBranch(definition, branch, null);
  }
  return { definition, layout };
};
