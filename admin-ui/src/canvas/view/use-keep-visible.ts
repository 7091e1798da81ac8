import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useCanvasState } from '../state/context.js';

/** Room that a node has to have to the edges of the drawing surface, in CSS pixels. */
const ROOM = 24;
/** The tools at the top cover this much. */
const TOOLS = 56;

/** Brings the node whose settings are shown into view: it may have been added below, or reached from elsewhere. */
export const useKeepVisible = (): void => {
  const shown = useCanvasState((s) => (s.inspecting && s.selectedNodes.length === 1 ? s.selectedNodes[0] : undefined));
  const drawn = useCanvasState((s) => shown !== undefined && s.sizes[shown] !== undefined);
  const flow = useReactFlow();
  const api = useStoreApi();
  useEffect(() => {
    if (shown === undefined || !drawn) return;
    // One frame later the settings have taken their room.
    const frame = requestAnimationFrame(() => {
      const node = flow.getInternalNode(shown);
      if (!node) return;
      const { height, transform, domNode } = api.getState();
      const pane = domNode?.getBoundingClientRect();
      const panel = domNode?.closest('.wt-canvas')?.querySelector('.wt-inspector')?.getBoundingClientRect();
      if (!pane) return;
      // On a narrow canvas the settings lie over the drawing.
      const width = Math.min(pane.right, panel?.left ?? pane.right) - pane.left;
      const [left, top, zoom] = transform;
      const at = node.internals.positionAbsolute;
      const size = { width: (node.measured.width ?? 0) * zoom, height: (node.measured.height ?? 0) * zoom };
      const x = at.x * zoom + left;
      const y = at.y * zoom + top;
      const dx = Math.max(0, ROOM - x) - Math.max(0, x + size.width + ROOM - width);
      const dy = Math.max(0, TOOLS - y) - Math.max(0, y + size.height + 2 * ROOM - height);
      if (dx !== 0 || dy !== 0) void flow.setViewport({ x: left + dx, y: top + dy, zoom }, { duration: 200 });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown, drawn, flow, api]);
};
