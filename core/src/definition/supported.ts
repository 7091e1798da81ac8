import type { Condition } from './condition.js';
import type { DelaySetting, StepKind } from './step.js';
import type { Trigger } from './trigger.js';
import type { ExitRule } from './workflow.js';

/**
 * What this version of the engine runs. The language has a place for more; a definition that uses one of those can be
 * kept as a draft, and publishing it is refused with a message that says so.
 */
export const supported = {
  triggers: [
    'event',
    'tag_added',
    'tag_removed',
    'segment_entered',
    'segment_left',
    'field_changed',
    'form_submitted',
    'webhook',
    'manual',
    'date_reached',
    'custom',
  ] as readonly Trigger['kind'][],
  steps: ['action', 'delay', 'condition', 'switch', 'split', 'wait_for_event', 'exit'] as readonly StepKind[],
  delays: ['for', 'until_time', 'until_field'] as readonly DelaySetting['kind'][],
  exits: ['event', 'condition', 'unsubscribed'] as readonly ExitRule['kind'][],
  conditions: [
    'all',
    'any',
    'not',
    'has_tag',
    'field',
    'trigger_property',
    'event',
    'in_segment',
    'email',
    'answer',
    'custom',
  ] as readonly Condition['kind'][],
} as const;
