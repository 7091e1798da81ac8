import type { GraphEdge, Point } from './model.js';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The node that an arrow key leads to: along an edge for up and down, to a sibling under the same parent sideways. */
export const neighbour = (
  edges: GraphEdge[],
  positions: ReadonlyMap<string, Point>,
  from: string,
  direction: Direction,
): string | undefined => {
  const x = (id: string) => positions.get(id)?.x ?? 0;
  if (direction === 'down') return edges.find((e) => e.source === from)?.target;
  if (direction === 'up') return edges.find((e) => e.target === from)?.source;
  const parents = edges.filter((e) => e.target === from).map((e) => e.source);
  const siblings = edges.filter((e) => parents.includes(e.source) && e.target !== from).map((e) => e.target);
  const side = siblings.filter((id) => (direction === 'left' ? x(id) < x(from) : x(id) > x(from)));
  return side.sort((a, b) => Math.abs(x(a) - x(from)) - Math.abs(x(b) - x(from)))[0];
};
