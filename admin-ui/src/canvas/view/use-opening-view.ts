import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { TRIGGER_NODE } from '../../graph/index.js';
import { useCanvasState } from '../state/context.js';
import { WHOLE } from './whole.js';

/** The smallest zoom at which a node's text is read without effort. */
const READABLE = 0.6;
/** The zoom for a workflow that is too long to be seen whole. */
const READING = 0.8;
/** Room above the trigger when a workflow is too long to be seen whole, in CSS pixels. */
const TOP = 72;

/**
 * Shows a workflow when it is opened, or replaced from outside: whole, if it can be read then, else from its trigger.
 * Returns whether it is shown so: before that nothing should be clicked, for it moves under the pointer.
 */
export const useOpeningView = (): boolean => {
  const ready = useNodesInitialized();
  const flow = useReactFlow();
  const api = useStoreApi();
  const arrivals = useCanvasState((s) => s.arrivals);
  const shown = useRef(-1);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (!ready || shown.current === arrivals) return;
    shown.current = arrivals;
    void (async () => {
      await flow.fitView({ ...WHOLE, minZoom: 0.2 });
      const trigger = flow.getInternalNode(TRIGGER_NODE);
      if (flow.getZoom() >= READABLE || !trigger) return setOpened(true);
      const { x, y } = trigger.internals.positionAbsolute;
      const middle = x + (trigger.measured.width ?? 0) / 2;
      const left = api.getState().width / 2 - middle * READING;
      await flow.setViewport({ x: left, y: TOP - y * READING, zoom: READING });
      setOpened(true);
    })();
  }, [ready, arrivals, flow, api]);
  return opened;
};
