import type { GraphNode, Size } from './model.js';

/** Width of every node, in canvas units; the style sheet draws them so. */
export const NODE_WIDTH = 272;

/** The size a node will about have, for a layout made before it was drawn. */
export const estimatedSize = (node: GraphNode): Size => {
  if (!('step' in node)) {
    const lines = Math.max(1, node.trigger.triggers.length) + node.trigger.exits.length;
    return { width: NODE_WIDTH, height: 78 + lines * 26 };
  }
  const branching = node.kind === 'condition' || node.kind === 'switch' || node.kind === 'split';
  return { width: NODE_WIDTH, height: branching ? 96 : 70 };
};
