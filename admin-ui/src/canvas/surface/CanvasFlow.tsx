import {
  Background,
  BackgroundVariant,
  ConnectionLineType,
  MiniMap,
  ReactFlow,
  type OnConnectEnd,
} from '@xyflow/react';
import { useState } from 'react';
import { TRIGGER_NODE } from '../../graph/index.js';
import type { PaletteGroup } from '../../palette/items.js';
import type { Drawing } from '../drawing/draw.js';
import type { FlowNode } from '../drawing/flow-types.js';
import { LabelLayer, useLabelLayer } from '../edges/label-layer.js';
import { StepEdge } from '../edges/StepEdge.js';
import { StepNode } from '../nodes/StepNode.js';
import { TriggerNode } from '../nodes/TriggerNode.js';
import { useCanvasParts, useCanvasSettings } from '../state/context.js';
import { canvasOf, menuPlace } from '../view/place-in-canvas.js';
import { useKeepCentred } from '../view/use-keep-centred.js';
import { useKeepVisible } from '../view/use-keep-visible.js';
import { useOpeningView } from '../view/use-opening-view.js';
import { useDrop } from './use-drop.js';
import { useFlow } from './use-flow.js';

const nodeTypes = { step: StepNode, trigger: TriggerNode };
const edgeTypes = { step: StepEdge };
const miniColor = (node: FlowNode): string => `var(--wt-tone-${node.type === 'step' ? node.data.tone : 'trigger'})`;

/** The drawing surface: nodes, connections, background and overview. */
export const CanvasFlow = ({
  drawing,
  groups,
  wheel,
}: {
  drawing: Drawing;
  groups: PaletteGroup[];
  wheel: boolean;
}) => {
  const { commands } = useCanvasParts();
  const { readOnly } = useCanvasSettings();
  const flow = useFlow(drawing);
  const drop = useDrop(drawing, groups, readOnly);
  const [connecting, setConnecting] = useState(false);
  const opened = useOpeningView();
  const labels = useLabelLayer();
  useKeepCentred();
  useKeepVisible();

  /** A connection that is let go anywhere over a node leads there; over nothing it offers to add a step. */
  const onConnectEnd: OnConnectEnd = (event, { isValid, fromNode, fromHandle }) => {
    setConnecting(false);
    if (readOnly || isValid || !fromNode || fromHandle?.type !== 'source' || !fromHandle.id) return;
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    const under = point && document.elementFromPoint(point.clientX, point.clientY);
    const canvas = under && canvasOf(under);
    if (!canvas) return;
    const node = under.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (node === undefined)
      commands.openMenu({
        source: fromNode.id,
        branch: fromHandle.id,
        ...menuPlace(canvas, { x: point.clientX, y: point.clientY }),
      });
    else if (node !== fromNode.id && node !== TRIGGER_NODE) commands.connect(fromNode.id, fromHandle.id, node);
  };

  return (
    <LabelLayer.Provider value={labels}>
      <ReactFlow
        {...flow}
        {...drop}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        className="wt-flow"
        data-connecting={connecting || undefined}
        data-opening={!opened || undefined}
        onConnectStart={() => setConnecting(true)}
        onConnectEnd={onConnectEnd}
        onNodeClick={(event, node) => {
          if (!event.shiftKey && !event.metaKey && !event.ctrlKey) commands.inspect(node.id);
        }}
        onPaneClick={() => commands.closeSettings()}
        onMoveStart={() => commands.closeMenu()}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        deleteKeyCode={null}
        disableKeyboardA11y
        // What can be done with a connection by key stands in the settings of its step.
        edgesFocusable={false}
        zoomOnDoubleClick={false}
        panOnScroll={wheel}
        zoomOnScroll={false}
        preventScrolling={wheel}
        connectionLineType={ConnectionLineType.SmoothStep}
        minZoom={0.2}
        maxZoom={1.75}
        connectionRadius={28}
        nodeDragThreshold={3}
        attributionPosition="top-right"
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.6} />
        <MiniMap<FlowNode>
          className="wt-minimap"
          nodeColor={miniColor}
          nodeBorderRadius={10}
          nodeStrokeWidth={0}
          pannable
          zoomable
          ariaLabel="Overview"
        />
      </ReactFlow>
    </LabelLayer.Provider>
  );
};
