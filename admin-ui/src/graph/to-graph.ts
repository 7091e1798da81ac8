import { allBranches } from './branches.js';
import { edgeId, layoutKey, TRIGGER_NODE, type Graph, type GraphNode } from './model.js';
import type { CanvasValue } from './value.js';

/** Draws a definition as nodes and edges. Pointers to steps that do not exist make no edge, and stay in their step. */
export const toGraph = ({ definition, layout }: CanvasValue): Graph => {
  const { steps, start, ...trigger } = definition;
  const nodes: GraphNode[] = [
    { id: TRIGGER_NODE, kind: 'trigger', position: layout[layoutKey(TRIGGER_NODE)], trigger },
    ...Object.entries(steps).map(([id, step]) => ({ id, kind: step.kind, position: layout[id], step })),
  ];
  const edges = allBranches(definition).flatMap(({ source, branch, next }) =>
    next !== null && Object.hasOwn(steps, next) ? [{ id: edgeId(source, branch), source, branch, target: next }] : [],
  );
  const dangling = start !== null && !Object.hasOwn(steps, start);
  return { nodes, edges, ...(dangling ? { danglingStart: start } : {}) };
};
