import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { NODE_WIDTH } from '../../graph/index.js';
import { DRAG_TYPE } from '../../palette/drag-type.js';
import { paletteItem, type PaletteGroup } from '../../palette/items.js';
import type { Drawing } from '../drawing/draw.js';
import { useCanvasParts } from '../state/context.js';

/** Half of a new node's height, so that it lands under the pointer's middle. */
const HALF_HEIGHT = 34;

/** Takes a step that is dragged in from the palette: on a "+" or a connection it goes there, elsewhere it lies free. */
export const useDrop = (drawing: Drawing, groups: PaletteGroup[], readOnly: boolean) => {
  const { commands } = useCanvasParts();
  const { screenToFlowPosition } = useReactFlow();

  const behindOf = (target: Element) => {
    const plus = target.closest<HTMLElement>('[data-wt-branch]');
    if (plus) return { source: plus.dataset['wtSource']!, branch: plus.dataset['wtBranch']! };
    const edge = target.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
    const known = drawing.graph.edges.find((e) => e.id === edge);
    return known && { source: known.source, branch: known.branch };
  };

  return {
    onDragOver: (event: DragEvent) => {
      if (readOnly || !event.dataTransfer.types.includes(DRAG_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const item = paletteItem(groups, event.dataTransfer.getData(DRAG_TYPE));
      if (readOnly || !item) return;
      event.preventDefault();
      const behind = behindOf(event.target as Element);
      if (behind) return void commands.add(item.step, { behind });
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      commands.add(item.step, { at: { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - HALF_HEIGHT) } });
    },
  };
};
