import { TRIGGER_NODE, type Graph, type GraphEdge } from './model.js';

/** Nodes in the order in which they are met from the trigger, branches first to last, and the edges that lead back. */
export const walkOrder = ({ nodes, edges }: Graph): { order: string[]; back: ReadonlySet<GraphEdge> } => {
  const leaving = new Map<string, GraphEdge[]>();
  for (const edge of edges) leaving.set(edge.source, [...(leaving.get(edge.source) ?? []), edge]);
  const order: string[] = [];
  const met = new Set<string>();
  const open = new Set<string>();
  const back = new Set<GraphEdge>();
  const visit = (root: string) => {
    const stack = [{ id: root, rest: [...(leaving.get(root) ?? [])] }];
    met.add(root);
    open.add(root);
    order.push(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const edge = top.rest.shift();
      if (!edge) {
        open.delete(top.id);
        stack.pop();
      } else if (open.has(edge.target)) back.add(edge);
      else if (!met.has(edge.target)) {
        met.add(edge.target);
        open.add(edge.target);
        order.push(edge.target);
        stack.push({ id: edge.target, rest: [...(leaving.get(edge.target) ?? [])] });
      }
    }
  };
  for (const id of [TRIGGER_NODE, ...nodes.map((n) => n.id)]) if (!met.has(id)) visit(id);
  return { order, back };
};
