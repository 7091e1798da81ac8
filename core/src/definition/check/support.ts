import type { Issue } from '../issue.js';
import { supported } from '../supported.js';
import type { WorkflowDefinition } from '../workflow.js';
import { placedConditions, placedWithin } from './conditions.js';
import { issueAt } from './shape.js';

const notYet = (what: string, kind: string) =>
  `The ${what} "${kind}" cannot be run by this version yet. Keep it as a draft, or use another.`;

/** Kinds that have a place in the language but are not run yet. */
export const supportIssues = (definition: WorkflowDefinition): Issue[] => {
  const issues: Issue[] = [];
  const say = (path: (string | number)[], what: string, kind: string) =>
    issues.push(issueAt('completeness', path, notYet(what, kind)));

  definition.triggers.forEach((t, i) => {
    if (!supported.triggers.includes(t.kind)) say(['triggers', i, 'kind'], 'trigger', t.kind);
  });
  definition.exits.forEach((e, i) => {
    if (!supported.exits.includes(e.kind)) say(['exits', i, 'kind'], 'exit', e.kind);
  });
  for (const [id, step] of Object.entries(definition.steps)) {
    if (!supported.steps.includes(step.kind)) say(['steps', id, 'kind'], 'step', step.kind);
    if (step.kind === 'delay' && !supported.delays.includes(step.delay.kind))
      say(['steps', id, 'delay', 'kind'], 'delay', step.delay.kind);
  }
  for (const placed of placedConditions(definition))
    for (const { path, condition } of placedWithin(placed))
      if (!supported.conditions.includes(condition.kind)) say([...path, 'kind'], 'condition', condition.kind);
  return issues;
};
