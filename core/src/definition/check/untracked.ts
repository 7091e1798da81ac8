import type { Issue } from '../issue.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

/** Why e-mails are not tracked, by their templates: a condition on opens or clicks of one is never true. */
export type Untracked = Readonly<Record<string, string>>;

/** The template that a step sends, where it sends one. */
const sentBy = ({ steps }: WorkflowDefinition, id: string): string | undefined => {
  const step = Object.hasOwn(steps, id) ? steps[id] : undefined;
  const template = step?.kind === 'action' && step.action === 'send_email' ? step.input['template'] : undefined;
  return typeof template === 'string' ? template : undefined;
};

/** Of a definition, the conditions on opens and clicks of e-mails of which neither is told: nothing is wrong, but never true. */
export const untrackedIssues = (definition: WorkflowDefinition, untracked: Untracked | undefined): Issue[] =>
  untracked === undefined
    ? []
    : placedConditions(definition)
        .flatMap((placed) => [...placedWithin(placed)])
        .flatMap(({ path, condition }) => {
          const template = condition.kind === 'email' ? sentBy(definition, condition.step) : undefined;
          const why = template !== undefined && Object.hasOwn(untracked, template) ? untracked[template] : undefined;
          return why === undefined
            ? []
            : [
                issueAt(
                  'advice',
                  [...path, 'step'],
                  `Nobody is known to open or click this e-mail, so that this is never true. ${why}.`,
                ),
              ];
        });
