/** The data type under which a palette item's key is dragged. */
export const DRAG_TYPE = 'application/x-whenthen-step';
