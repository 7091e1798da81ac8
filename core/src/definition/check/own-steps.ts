import type { Condition } from '../condition.js';
import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

/** What is wrong with the step that a condition names; nothing, where it names none. */
const faultOf = (c: Condition, { steps }: WorkflowDefinition): string | undefined => {
  if (c.kind !== 'email' && c.kind !== 'answer') return undefined;
  const step = Object.hasOwn(steps, c.step) ? steps[c.step] : undefined;
  const action = step?.kind === 'action' ? step.action : undefined;
  if (c.kind === 'answer')
    return action ? undefined : `No step "${c.step}" does anything. Pick an action that answers.`;
  return action === 'send_email' ? undefined : `No step "${c.step}" sends an e-mail. Pick one that does.`;
};

/** Conditions on an e-mail or an answer name the step that sends or gets it. */
export const ownStepIssues = (definition: WorkflowDefinition): Issue[] =>
  placedConditions(definition)
    .flatMap((placed) => [...placedWithin(placed)])
    .flatMap(({ path, condition }) => {
      const fault = faultOf(condition, definition);
      return fault ? [issueAt('completeness', [...path, 'step'], fault)] : [];
    });
