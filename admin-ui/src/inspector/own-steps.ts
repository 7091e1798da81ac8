import type { Known, NameOf, WorkflowDefinition } from '@whenthen/core/definition';

/** The steps that send e-mails, named by their label or their template. */
export const emailsOf = (definition: WorkflowDefinition, nameOf: NameOf): Known[] =>
  Object.entries(definition.steps).flatMap(([id, step]) => {
    if (step.kind !== 'action' || step.action !== 'send_email') return [];
    const { template } = step.input;
    const name = step.label ?? (typeof template === 'string' && template ? nameOf('template', template) : undefined);
    return [{ id, name: name ? `${name} (${id})` : id }];
  });

/** Actions of the engine's own that only change the person, or that nobody answers. */
const SILENT = ['add_tag', 'remove_tag', 'set_field', 'send_email', 'notify_staff', 'trigger_event'];
const STEERING = ['add_to_sequence', 'remove_from_sequence', 'start_workflow', 'stop_workflow'];

/** The steps that may get an answer: webhooks, and actions of the store's own. */
export const answeringSteps = (definition: WorkflowDefinition): Known[] =>
  Object.entries(definition.steps).flatMap(([id, step]) => {
    if (step.kind !== 'action' || [...SILENT, ...STEERING].includes(step.action)) return [];
    return [{ id, name: step.label ? `${step.label} (${id})` : id }];
  });
