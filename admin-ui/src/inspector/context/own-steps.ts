import { stepNames, type DescribeContext, type Known, type WorkflowDefinition } from '@whenthen/core/definition';

const actionsOf = (
  definition: WorkflowDefinition,
  context: DescribeContext,
  fits: (action: string) => boolean,
): Known[] => {
  const names = stepNames(definition, context);
  return Object.entries(definition.steps).flatMap(([id, step]) =>
    step.kind === 'action' && fits(step.action) ? [{ id, name: names.get(id) ?? id }] : [],
  );
};

/** The steps that send e-mails, as people know them. */
export const emailsOf = (definition: WorkflowDefinition, context: DescribeContext): Known[] =>
  actionsOf(definition, context, (action) => action === 'send_email');

/** Actions of the engine's own that only change the person, or that nobody answers. */
const SILENT = ['add_tag', 'remove_tag', 'set_field', 'send_email', 'notify_staff', 'trigger_event'];
const STEERING = ['add_to_sequence', 'remove_from_sequence', 'start_workflow', 'stop_workflow'];

/** The steps that may get an answer: webhooks, and actions of the store's own. */
export const answeringSteps = (definition: WorkflowDefinition, context: DescribeContext): Known[] =>
  actionsOf(definition, context, (action) => ![...SILENT, ...STEERING].includes(action));
