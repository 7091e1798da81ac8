import type { EventFact, Facts, RunState, World } from '../decide/types.js';
import type { Step } from '../definition/step.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { cartAbandonment } from '../testing/cart-abandonment.js';

export const HOUR = 3_600_000;
/** When the run begins. */
export const T0 = Date.UTC(2026, 2, 2, 9);
/** A store in UTC whose actions can add tags. */
export const world: World = {
  timeZone: 'UTC',
  timeScale: 1,
  changes: { add_tag: (input) => [{ kind: 'add_tag', tag: input['tag'] as string }] },
};
/** The workflow that the tests tell of. */
export const story = cartAbandonment({ reminder: 'r', discount: 'd' });
/** A run of it that has just begun. */
export const run = (more: Partial<RunState> = {}): RunState => ({
  id: 'run',
  workflow: 'cart',
  person: 'ada',
  step: 'wait_hour',
  phase: 'arrive',
  seq: 0,
  enteredAt: T0,
  stepAt: T0,
  trigger: { event: 'e0', name: 'added_to_cart', properties: { cart_id: 'c1' } },
  ...more,
});
/** What is known of Ada. */
export const facts = (events: EventFact[] = [], person: Partial<Facts['person']> = {}): Facts => ({
  person: { email: 'ada@example.com', tags: [], fields: {}, ...person },
  events,
});
/** A workflow of these steps alone. */
export const one = (steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}): WorkflowDefinition => ({
  ...story,
  exits: [],
  start: Object.keys(steps)[0] ?? null,
  steps,
  ...more,
});
