import type { Step, WorkflowDefinition } from '@whenthen/core/definition';
import { TRIGGER_LAYOUT } from './model.js';

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

/** A readable id that no step of the definition has: `send_email`, `send_email_2`. */
export const newStepId = (definition: WorkflowDefinition, step: Step): string => {
  const base = idBase(step);
  const taken = (id: string) => id === TRIGGER_LAYOUT || Object.hasOwn(definition.steps, id);
  if (!taken(base)) return base;
  let n = 2;
  while (taken(`${base}_${n}`)) n += 1;
  return `${base}_${n}`;
};
