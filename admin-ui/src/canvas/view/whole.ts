/** How a workflow is shown whole: below the tools at the top and above those at the bottom, never larger than it is. */
export const WHOLE = { maxZoom: 1, padding: { top: '68px', bottom: '64px', x: 0.06 } } as const;
