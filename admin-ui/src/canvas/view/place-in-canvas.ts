import type { Point } from '../../graph/index.js';

/** The canvas that an element is in. */
export const canvasOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>('.wt-canvas');

/** The size that a menu may grow to, in CSS pixels; the style sheet keeps to it. */
const MENU = { width: 272, height: 380 };
const MARGIN = 8;

const within = (wish: number, room: number): number => Math.max(MARGIN, Math.min(wish, room - MARGIN));

/** The top left corner of a menu that opens below a point of the window, kept inside its canvas and the window. */
export const menuPlace = (canvas: Element, { x, y }: Point): Point => {
  const box = canvas.getBoundingClientRect();
  return {
    x: within(x - box.left - MENU.width / 2, box.width - MENU.width),
    y: Math.max(
      MARGIN - Math.min(0, box.top),
      within(y - box.top + MARGIN, Math.min(box.height, window.innerHeight - box.top) - MENU.height),
    ),
  };
};

/** Where a menu opens below an element of a canvas. */
export const menuBelow = (canvas: Element, element: Element): Point => {
  const { left, width, bottom } = element.getBoundingClientRect();
  return menuPlace(canvas, { x: left + width / 2, y: bottom });
};

/** Moves the focus to the node of a step; the canvas itself where it is not drawn. */
export const focusNode = (canvas: HTMLElement, id: string): void => {
  const node = canvas.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  node?.focus({ preventScroll: true });
  // A node that was just added cannot take the focus before it is drawn: the canvas' keys work from the canvas, too.
  if (document.activeElement !== node) canvas.focus({ preventScroll: true });
};
