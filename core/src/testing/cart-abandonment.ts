import type { WorkflowDefinition } from '../definition/workflow.js';

/** The cart abandonment of the handbook, with the ids of its two templates. One run per cart. */
export const cartAbandonment = (templates: { reminder: string; discount: string }): WorkflowDefinition => ({
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
    wait_hour: {
      kind: 'delay',
      delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } },
      next: 'purchased_in_hour',
    },
    purchased_in_hour: {
      kind: 'condition',
      if: { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' },
      yes: null,
      no: 'send_reminder',
    },
    send_reminder: { kind: 'action', action: 'send_email', input: { template: templates.reminder }, next: 'wait_day' },
    wait_day: {
      kind: 'delay',
      delay: { kind: 'for', duration: { amount: 1, unit: 'days' } },
      next: 'purchased_in_day',
    },
    purchased_in_day: {
      kind: 'condition',
      if: { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' },
      yes: null,
      no: 'send_discount',
    },
    send_discount: { kind: 'action', action: 'send_email', input: { template: templates.discount }, next: null },
  },
});
