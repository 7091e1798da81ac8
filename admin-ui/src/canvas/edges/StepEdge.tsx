import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import { createPortal } from 'react-dom';
import { roundedPath, routeBetween } from '../../graph/index.js';
import { Icon } from '../../icons/Icon.js';
import type { FlowEdge } from '../drawing/flow-types.js';
import { PlusButton } from '../nodes/PlusButton.js';
import { useCanvasParts, useCanvasSettings } from '../state/context.js';
import { LabelLayer } from './label-layer.js';

/** A connection, with a "+" in its middle that puts a step in between, and a cross beside that takes it away. */
export const StepEdge = memo(function StepEdge(props: EdgeProps<FlowEdge>) {
  const { readOnly } = useCanvasSettings();
  const { commands } = useCanvasParts();
  const layer = useContext(LabelLayer);
  const { sourceX, sourceY, targetX, targetY, data } = props;
  const { corners, middle } = routeBetween({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.boxes ?? []);
  return (
    <>
      <BaseEdge id={props.id} path={roundedPath(corners)} markerEnd={props.markerEnd} interactionWidth={22} />
      {!readOnly &&
        layer &&
        createPortal(
          <div
            className="wt-edge-plus"
            style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
          >
            <PlusButton source={props.source} branch={data?.branch ?? ''} label="Add a step in between" />
            <button
              type="button"
              className="wt-plus wt-cut nodrag nopan"
              data-testid={`wt-cut-${props.source}-${data?.branch ?? ''}`}
              data-shown={props.selected || undefined}
              aria-label="Take this connection away"
              title="Take this connection away (Delete)"
              tabIndex={-1}
              onClick={() => commands.remove([], [{ source: props.source, branch: data?.branch ?? '' }])}
            >
              <Icon name="cross" size={13} />
            </button>
          </div>,
          layer,
        )}
    </>
  );
});
