import { useReactFlow, useStore } from '@xyflow/react';
import { KeysHelp } from '../keys/KeysHelp.js';
import { WHOLE } from '../view/whole.js';
import { Tool } from './Tool.js';

/** Zoom buttons with the zoom in percent; a click on the number shows everything. */
export const ZoomBar = () => {
  const flow = useReactFlow();
  const zoom = useStore((s) => s.transform[2]);
  return (
    <div className="wt-zoom wt-tools" role="toolbar" aria-label="Zoom">
      <Tool icon="minus" label="Zoom out" onClick={() => void flow.zoomOut({ duration: 120 })} />
      <span className="wt-zoom-value" aria-live="polite">
        {Math.round(zoom * 100)} %
      </span>
      <Tool icon="plus" label="Zoom in" onClick={() => void flow.zoomIn({ duration: 120 })} />
      <Tool icon="fit" label="Show all" onClick={() => void flow.fitView({ ...WHOLE, duration: 250 })} />
      <KeysHelp />
    </div>
  );
};
