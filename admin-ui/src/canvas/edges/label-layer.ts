import { useStore } from '@xyflow/react';
import { createContext, useMemo } from 'react';

/** The element that what stands on connections is drawn into; `null` before there is one. */
export const LabelLayer = createContext<Element | null>(null);

/**
 * Finds that element once for all connections. The canvas library's own `EdgeLabelRenderer` looks for it again for each
 * connection at each change, which takes seconds where there are a thousand.
 */
export const useLabelLayer = (): Element | null => {
  const surface = useStore((s) => s.domNode);
  return useMemo(() => surface?.querySelector('.react-flow__edgelabel-renderer') ?? null, [surface]);
};
