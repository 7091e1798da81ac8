import type { WorkflowDefinition, WorkflowLayout } from '@whenthen/core/definition';

const boughtSinceEntering = { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' } as const;

/** Which e-mail template a step sends, by document id. */
export interface SeedTemplates {
  reminder: string;
  discount: string;
}

/** *Cart abandonment*: an hour after the cart a reminder, a day later a discount; a purchase of that cart ends it. */
export const cartAbandonment = (templates: SeedTemplates): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'event', name: 'added_to_cart' }],
  entry: { reentry: { kind: 'once' }, instanceKey: 'cart_id' },
  exits: [
    {
      kind: 'event',
      name: '$purchase',
      where: [{ property: 'cart_id', op: 'equals', value: { ref: 'trigger.cart_id' } }],
      goal: true,
    },
  ],
  start: 'wait_hour',
  steps: {
    wait_hour: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'purchased_1' },
    purchased_1: { kind: 'condition', label: 'Purchased?', if: boughtSinceEntering, yes: null, no: 'remind' },
    remind: { kind: 'action', action: 'send_email', input: { template: templates.reminder }, next: 'wait_day' },
    wait_day: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'days' } }, next: 'purchased_2' },
    purchased_2: { kind: 'condition', label: 'Purchased?', if: boughtSinceEntering, yes: null, no: 'discount' },
    discount: { kind: 'action', action: 'send_email', input: { template: templates.discount }, next: null },
  },
});

/** Left empty: the canvas arranges it. */
export const cartAbandonmentLayout: WorkflowLayout = {};
