import { GAP, tidyLayout, type Sizes } from './arrange.js';
import { pinLayout } from './place-nodes.js';
import type { CanvasValue } from './value.js';

/** A row may be a line of text higher than when it was arranged; a node moved by hand is further off, or to the side. */
const NEAR = { x: 4, y: GAP.ranksep };

/** Whether nobody has arranged a canvas by hand: nothing is written down, or what is written down is tidy. */
const isTidy = (value: CanvasValue, sizes: Sizes): boolean =>
  Object.keys(value.layout).length === 0 ||
  Object.entries(tidyLayout(value, sizes)).every(([id, at]) => {
    const own = value.layout[id];
    return own !== undefined && Math.abs(own.x - at.x) <= NEAR.x && Math.abs(own.y - at.y) <= NEAR.y;
  });

/**
 * Makes a change of structure and keeps the drawing in order. A canvas that nobody arranged by hand has an empty layout
 * afterwards, which means: arranged automatically. On one that was, every node stays where it is, but for what `byHand`
 * moves.
 */
export const changeKeepingTidy = (
  value: CanvasValue,
  sizes: Sizes,
  change: (value: CanvasValue) => CanvasValue,
  byHand: (changed: CanvasValue) => CanvasValue = (changed) => changed,
): CanvasValue =>
  isTidy(value, sizes)
    ? { definition: change({ ...value, layout: {} }).definition, layout: {} }
    : pinLayout(byHand(change(pinLayout(value, sizes))), sizes);
