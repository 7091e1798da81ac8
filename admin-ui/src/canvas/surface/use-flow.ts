import { MarkerType, type Connection, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useMemo } from 'react';
import { TRIGGER_NODE } from '../../graph/index.js';
import type { Drawing } from '../drawing/draw.js';
import type { FlowEdge, FlowNode } from '../drawing/flow-types.js';
import { useCanvasParts, useCanvasState } from '../state/context.js';

const ARROW = { type: MarkerType.ArrowClosed, color: 'var(--wt-edge)', width: 16, height: 16 };
const ARROW_SELECTED = { ...ARROW, color: 'var(--wt-accent)' };

const applySelection = (selected: readonly string[], changes: { id: string; selected: boolean }[]): string[] => {
  const set = new Set(selected);
  for (const { id, selected: on } of changes) {
    if (on) set.add(id);
    else set.delete(id);
  }
  return [...set];
};

/** Joins a drawing with what is selected, dragged and measured, and takes the canvas library's changes back in. */
export const useFlow = (drawing: Drawing) => {
  const { store, commands } = useCanvasParts();
  const selectedNodes = useCanvasState((s) => s.selectedNodes);
  const selectedEdges = useCanvasState((s) => s.selectedEdges);
  const drag = useCanvasState((s) => s.drag);
  const sizes = useCanvasState((s) => s.sizes);

  const stop = drawing.graph.nodes.some((n) => n.id === selectedNodes[0]) ? selectedNodes[0] : TRIGGER_NODE;
  const nodes = useMemo(
    () =>
      drawing.nodes.map((node): FlowNode => {
        const measured = sizes[node.id];
        const selected = selectedNodes.includes(node.id);
        const dragging = drag[node.id] !== undefined;
        return {
          ...node,
          position: drag[node.id] ?? node.position,
          selected,
          dragging,
          // One of them is reached by Tab, the others by arrow keys.
          domAttributes: { tabIndex: node.id === stop ? 0 : -1 },
          ...(measured ? { measured } : {}),
        };
      }),
    [drawing.nodes, selectedNodes, drag, sizes, stop],
  );
  const edges = useMemo(
    () =>
      drawing.edges.map((edge): FlowEdge => {
        const selected = selectedEdges.includes(edge.id);
        return { ...edge, selected, markerEnd: selected ? ARROW_SELECTED : ARROW };
      }),
    [drawing.edges, selectedEdges],
  );

  const handlers = useMemo(
    () => ({
      onNodesChange: (changes: NodeChange<FlowNode>[]) => {
        for (const change of changes) {
          if (change.type === 'dimensions' && change.dimensions)
            commands.resize(change.id, change.dimensions.width, change.dimensions.height);
          if (change.type === 'position' && change.dragging && change.position)
            commands.dragTo(change.id, change.position);
        }
        const selecting = changes.filter((c) => c.type === 'select');
        const state = store.getState();
        if (selecting.length > 0)
          commands.select(applySelection(state.selectedNodes, selecting), [...state.selectedEdges]);
      },
      onEdgesChange: (changes: EdgeChange<FlowEdge>[]) => {
        const selecting = changes.filter((c) => c.type === 'select');
        const state = store.getState();
        if (selecting.length > 0)
          commands.select([...state.selectedNodes], applySelection(state.selectedEdges, selecting));
      },
      onNodeDragStop: () => commands.endDrag(),
      onSelectionDragStop: () => commands.endDrag(),
      onConnect: ({ source, sourceHandle, target }: Connection) => {
        if (sourceHandle) commands.connect(source, sourceHandle, target);
      },
      onReconnect: (old: FlowEdge, { target }: Connection) => {
        if (old.sourceHandle) commands.connect(old.source, old.sourceHandle, target);
      },
      isValidConnection: ({ source, target }: FlowEdge | Connection) => target !== TRIGGER_NODE && source !== target,
    }),
    [commands, store],
  );
  return { nodes, edges, ...handlers };
};
