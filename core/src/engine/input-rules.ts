import type { ActionRegistry } from '../actions/registry.js';
import { shapeIssues } from '../definition/check/index.js';
import type { Issue } from '../definition/issue.js';
import type { WorkflowDefinition } from '../definition/workflow.js';

/**
 * What an action's own schema finds in its settings that a JSON Schema cannot say: rules over several settings, and
 * refinements. Only where the JSON Schema, which the canvas checks by as well, found nothing.
 */
export const inputRuleIssues = (definition: WorkflowDefinition, { get }: ActionRegistry, found: Issue[]): Issue[] =>
  Object.entries(definition.steps).flatMap(([id, step]) => {
    const action = step.kind === 'action' ? get(step.action) : undefined;
    if (!action || step.kind !== 'action') return [];
    if (found.some((issue) => issue.step === id && issue.path[2] === 'input')) return [];
    const read = action.input.safeParse(step.input);
    return read.success ? [] : shapeIssues(read.error, 'completeness', ['steps', id, 'input']);
  });
