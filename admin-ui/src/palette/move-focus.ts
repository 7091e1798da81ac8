/** The stops that a list of things to pick has: what can be typed into and pressed. */
const STOPS = 'input, button:not(:disabled)';

/** Moves the focus among the stops inside an element by so many, round the ends. Returns where it went. */
export const moveFocus = (within: HTMLElement, by: number): HTMLElement | undefined => {
  const stops = [...within.querySelectorAll<HTMLElement>(STOPS)];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const to = stops[(at + by + stops.length) % stops.length];
  to?.focus();
  return to;
};
