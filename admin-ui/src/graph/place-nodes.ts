import { arrangeGraph, GAP, type Sizes } from './arrange.js';
import { layoutKey, type Graph, type Point, type Size } from './model.js';
import { estimatedSize } from './sizes.js';
import { toGraph } from './to-graph.js';
import type { CanvasValue } from './value.js';

/** Finds the nearest free place: as wished, else beside it (first on the side it was wished on), else further down. */
const freePlace = (wish: Point, side: number, isFree: (at: Point) => boolean, width: number): Point => {
  const aside = (width + GAP.nodesep) * (side < 0 ? -1 : 1);
  for (let row = 0; ; row += 1) {
    const y = wish.y + row * GAP.ranksep;
    const tries = [0, aside, -aside, 2 * aside, -2 * aside].map((dx) => ({ x: wish.x + dx, y }));
    const free = tries.find(isFree);
    if (free) return free;
  }
};

const anchorOf = ({ edges }: Graph, placed: ReadonlyMap<string, Point>, id: string): string | undefined =>
  edges.find((e) => e.target === id && placed.has(e.source))?.source ??
  edges.find((e) => e.source === id && placed.has(e.target))?.target;

/**
 * A position for every node. Those of the layout stay; a node without one goes where a tidy layout has it in relation
 * to a placed neighbour, or to the nearest place where it covers nobody.
 */
export const placeNodes = (value: CanvasValue, sizes: Sizes = {}): Map<string, Point> => {
  const graph = toGraph(value);
  const placed = new Map(graph.nodes.flatMap((n) => (n.position ? [[n.id, n.position] as const] : [])));
  if (placed.size === graph.nodes.length) return placed;
  const tidy = arrangeGraph(graph, sizes);
  if (placed.size === 0) return tidy;
  const size = new Map<string, Size>(graph.nodes.map((n) => [n.id, sizes[n.id] ?? estimatedSize(n)]));
  const open = graph.nodes.filter((n) => !n.position).map((n) => n.id);
  while (open.length > 0) {
    const id = open.find((candidate) => anchorOf(graph, placed, candidate)) ?? open[0]!;
    open.splice(open.indexOf(id), 1);
    const anchor = anchorOf(graph, placed, id) ?? [...placed.keys()][0]!;
    const [from, to, base, own] = [tidy.get(anchor)!, tidy.get(id)!, placed.get(anchor)!, size.get(id)!];
    const isFree = (at: Point) =>
      [...placed].every(([other, p]) => {
        const { width, height } = size.get(other)!;
        return at.x >= p.x + width || p.x >= at.x + own.width || at.y >= p.y + height || p.y >= at.y + own.height;
      });
    const wish = { x: base.x + to.x - from.x, y: base.y + to.y - from.y };
    placed.set(id, freePlace(wish, to.x - from.x, isFree, own.width));
  }
  return placed;
};

/** The value with every position written down, so that what is not moved stays where it is seen. */
export const pinLayout = (value: CanvasValue, sizes: Sizes = {}): CanvasValue => ({
  definition: value.definition,
  layout: Object.fromEntries([...placeNodes(value, sizes)].map(([id, at]) => [layoutKey(id), at])),
});
