import type { WorkflowDefinition } from '@whenthen/core/definition';

export const WORKFLOW = 'bench';
/** The engine's default: four partitions, each advanced by a loop of its own. */
export const PARTITIONS = [0, 1, 2, 3];
export const TEMPLATE = 'greeting';

/**
 * Action → wait → action. The first wait only gathers people: they enter one after another, and are then due at once.
 */
export const definition: WorkflowDefinition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'signed_up' }],
  entry: { reentry: { kind: 'once' } },
  exits: [],
  start: 'gather',
  steps: {
    gather: { kind: 'delay', delay: { kind: 'for', duration: { amount: 5, unit: 'hours' } }, next: 'first' },
    first: { kind: 'action', action: 'send_email', input: { template: TEMPLATE }, next: 'wait' },
    wait: { kind: 'delay', delay: { kind: 'for', duration: { amount: 1, unit: 'hours' } }, next: 'second' },
    second: { kind: 'action', action: 'send_email', input: { template: TEMPLATE }, next: null },
  },
};
