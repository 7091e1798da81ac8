import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Keeps what is in the middle in the middle when the drawing surface gets wider or narrower: settings open, a window is resized. */
export const useKeepCentred = (): void => {
  const flow = useReactFlow();
  const width = useStore((s) => s.width);
  const before = useRef(0);
  useEffect(() => {
    const last = before.current;
    before.current = width;
    if (last === 0 || width === 0 || last === width) return;
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + (width - last) / 2, y, zoom });
  }, [width, flow]);
};
