import type { Step } from './step.js';

const BASES: Record<Exclude<Step['kind'], 'action'>, string> = {
  delay: 'wait',
  condition: 'condition',
  switch: 'switch',
  split: 'split',
  wait_for_event: 'wait_for_event',
  exit: 'exit',
};

/** The name a step's id is made from: the action's type, or the kind in a word. Always a valid step id. */
const idBase = (step: Step): string => {
  if (step.kind !== 'action') return BASES[step.kind];
  const cleaned = step.action.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z]+/, '');
  return cleaned.slice(0, 56) || 'action';
};

/** The node of the triggers goes by this id where a canvas keeps places: no step is called so by itself. */
export const TRIGGER_LAYOUT = 'trigger';

/** A readable id that no step has yet: `send_email`, `send_email_2`. */
export const newStepId = (steps: Readonly<Record<string, unknown>>, step: Step): string => {
  const base = idBase(step);
  const taken = (id: string) => id === TRIGGER_LAYOUT || Object.hasOwn(steps, id);
  if (!taken(base)) return base;
  let n = 2;
  while (taken(`${base}_${n}`)) n += 1;
  return `${base}_${n}`;
};
