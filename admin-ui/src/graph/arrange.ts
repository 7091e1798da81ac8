import type { WorkflowLayout } from '@whenthen/core/definition';
import { Graph as DagreGraph, layout as runDagre } from '@dagrejs/dagre';
import { layoutKey, TRIGGER_NODE, type Graph, type GraphNode, type Point, type Size } from './model.js';
import { walkOrder } from './order.js';
import { estimatedSize } from './sizes.js';
import { toGraph } from './to-graph.js';
import type { CanvasValue } from './value.js';

/** Sizes as drawn, by node id; nodes that are not in it are estimated. */
export type Sizes = Readonly<Record<string, Size>>;

/** Room between neighbours and between rows, in canvas units. */
export const GAP = { nodesep: 48, ranksep: 62 };

/** Positions (top left corners) of all nodes, top to bottom, the trigger at the top with its centre at x = 0. */
export const arrangeGraph = (graph: Graph, sizes: Sizes): Map<string, Point> => {
  const { nodes, edges } = graph;
  const { order, back } = walkOrder(graph);
  const dagre = new DagreGraph();
  dagre.setGraph({ rankdir: 'TB', rankalign: 'top', edgesep: 40, ...GAP });
  dagre.setDefaultEdgeLabel(() => ({}));
  const sizeOf = (node: GraphNode): Size => sizes[node.id] ?? estimatedSize(node);
  const byId = new Map(nodes.map((n) => [n.id, n]));
  // Nodes and edges are given in walking order, and without the ones that lead back: so branches stay first to last.
  for (const id of order) dagre.setNode(id, { ...sizeOf(byId.get(id)!) });
  for (const id of order)
    for (const edge of edges)
      if (edge.source === id && edge.target !== id && !back.has(edge)) dagre.setEdge(edge.source, edge.target);
  // The walking order crosses nothing in a tree, and stays what the merchant expects: "yes" left of "no".
  runDagre(dagre, { disableOptimalOrderHeuristic: true });
  const origin = dagre.node(TRIGGER_NODE) as Point & Size;
  const placed = new Map<string, Point>();
  for (const node of nodes) {
    const centre = dagre.node(node.id) as Point;
    const { width, height } = sizeOf(node);
    placed.set(node.id, {
      x: Math.round(centre.x - width / 2 - origin.x),
      y: Math.round(centre.y - height / 2 - (origin.y - origin.height / 2)),
    });
  }
  return placed;
};

/** A tidy layout of a whole definition: the command "Tidy up". */
export const tidyLayout = (value: CanvasValue, sizes: Sizes = {}): WorkflowLayout =>
  Object.fromEntries([...arrangeGraph(toGraph(value), sizes)].map(([id, at]) => [layoutKey(id), at]));
