import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

/** Conditions on an e-mail name the step that sends it. */
export const emailIssues = (definition: WorkflowDefinition): Issue[] =>
  placedConditions(definition)
    .flatMap((placed) => [...placedWithin(placed)])
    .flatMap(({ path, condition: c }) => {
      if (c.kind !== 'email') return [];
      const step = Object.hasOwn(definition.steps, c.step) ? definition.steps[c.step] : undefined;
      if (step?.kind === 'action' && step.action === 'send_email') return [];
      return [issueAt('completeness', [...path, 'step'], `No step "${c.step}" sends an e-mail. Pick one that does.`)];
    });
