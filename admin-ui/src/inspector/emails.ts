import type { Known, NameOf, WorkflowDefinition } from '@whenthen/core/definition';

/** The steps that send e-mails, named by their label or their template. */
export const emailsOf = (definition: WorkflowDefinition, nameOf: NameOf): Known[] =>
  Object.entries(definition.steps).flatMap(([id, step]) => {
    if (step.kind !== 'action' || step.action !== 'send_email') return [];
    const { template } = step.input;
    const name = step.label ?? (typeof template === 'string' && template ? nameOf('template', template) : undefined);
    return [{ id, name: name ? `${name} (${id})` : id }];
  });
