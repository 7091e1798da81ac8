import type { WorkflowLayout } from '@whenthen/core/definition';
import { GAP } from './arrange.js';
import { branchesOf } from './branches.js';
import { TRIGGER_NODE } from './model.js';
import { estimatedSize } from './sizes.js';
import { toGraph } from './to-graph.js';
import type { CanvasValue } from './value.js';

/** Puts a step that was added between two others where its follower is, and moves what hangs below down by a row. */
export const makeRoom = (value: CanvasValue, id: string): CanvasValue => {
  const { definition, layout } = value;
  const node = toGraph(value).nodes.find((n) => n.id === id);
  const follower = branchesOf(definition, id).find((b) => b.next !== null)?.next;
  const place = follower ? layout[follower] : undefined;
  if (!node || !follower || !place || layout[id]) return value;
  const below = new Set<string>();
  const open = [follower];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const own = layout[at];
    if (at === id || at === TRIGGER_NODE || below.has(at) || !own || own.y < place.y) continue;
    below.add(at);
    for (const { next } of branchesOf(definition, at)) if (next !== null) open.push(next);
  }
  const by = estimatedSize(node).height + GAP.ranksep;
  const moved: WorkflowLayout = {};
  for (const [key, at] of Object.entries(layout)) moved[key] = below.has(key) ? { x: at.x, y: at.y + by } : at;
  return { definition, layout: { ...moved, [id]: place } };
};
