/** What the engine calls itself as the source of events. */
export const SOURCE = 'whenthen';

/** Workflows that set one another off this often in a row are taken to go in a circle. */
export const MAX_DEPTH = 10;

/** How deep something lies that a run brings about. */
export const depthBelow = (run: { trigger: { depth?: number } }): number => (run.trigger.depth ?? 0) + 1;

/** Why what a run brought about has no consequences. */
export const circle = (what: string): string =>
  `${what}: ${MAX_DEPTH} workflows in a row have set one another off, which looks like a circle`;
