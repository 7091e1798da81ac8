import { z } from 'zod';
import type { ActionDescriptor, Catalog } from '../catalog.js';
import type { Issue } from '../issue.js';
import type { JsonObject } from '../json.js';
import type { WorkflowDefinition } from '../workflow.js';
import { issueAt, shapeIssues } from './shape.js';

/** A published e-mail template, as far as the check needs it. */
export interface KnownTemplate {
  id: string;
  name: string;
}

const schemas = new WeakMap<ActionDescriptor, z.ZodType>();
const inputSchema = (action: ActionDescriptor): z.ZodType => {
  const known = schemas.get(action);
  if (known) return known;
  const made = z.fromJSONSchema(action.inputSchema);
  schemas.set(action, made);
  return made;
};

/** Names of the settings that hold the id of an e-mail template. */
export const templateSettings = (action: ActionDescriptor): string[] =>
  Object.entries((action.inputSchema['properties'] ?? {}) as Record<string, JsonObject>)
    .filter(([, property]) => property['x-widget'] === 'template')
    .map(([name]) => name);

/** Action steps: is the action known, do its settings fit, is the template there? */
export const actionIssues = (
  definition: WorkflowDefinition,
  catalog: Catalog,
  templates?: KnownTemplate[],
): Issue[] => {
  const issues: Issue[] = [];
  for (const [id, step] of Object.entries(definition.steps)) {
    if (step.kind !== 'action') continue;
    const action = catalog.actions.find((a) => a.type === step.action);
    if (!action) {
      const known = catalog.actions.map((a) => a.type).join(', ');
      issues.push(
        issueAt(
          'completeness',
          ['steps', id, 'action'],
          `Nobody registered the action "${step.action}". Known: ${known}.`,
        ),
      );
      continue;
    }
    const result = inputSchema(action).safeParse(step.input);
    if (!result.success) issues.push(...shapeIssues(result.error, 'completeness', ['steps', id, 'input']));
    for (const name of templateSettings(action)) {
      const template = step.input[name];
      if (templates && typeof template === 'string' && template && !templates.some((t) => t.id === template))
        issues.push(
          issueAt(
            'completeness',
            ['steps', id, 'input', name],
            `There is no published e-mail template "${template}". Publish it, or pick another.`,
          ),
        );
    }
  }
  return issues;
};
