import { z } from 'zod';
import type { ActionDescriptor, Catalog } from '../catalog.js';
import type { Issue } from '../issue.js';
import type { JsonObject } from '../json.js';
import type { WorkflowDefinition } from '../workflow.js';
import { issueAt, shapeIssues } from './shape.js';

const schemas = new WeakMap<ActionDescriptor, z.ZodType>();
const inputSchema = (action: ActionDescriptor): z.ZodType => {
  const known = schemas.get(action);
  if (known) return known;
  const made = z.fromJSONSchema(action.inputSchema);
  schemas.set(action, made);
  return made;
};

/** A setting whose schema says itself what to write (`x-message`) says so, unless it is empty. */
const inOwnWords = (issue: Issue, action: ActionDescriptor): Issue => {
  const name = issue.path[3];
  const properties = action.inputSchema['properties'] as Record<string, JsonObject | undefined> | undefined;
  const message = issue.path.length === 4 && typeof name === 'string' ? properties?.[name]?.['x-message'] : undefined;
  return typeof message === 'string' && issue.message.startsWith('Does not have the form')
    ? { ...issue, message }
    : issue;
};

/** Action steps: is the action known, do its settings fit? */
export const actionIssues = (definition: WorkflowDefinition, catalog: Catalog): Issue[] => {
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
    if (!result.success)
      issues.push(
        ...shapeIssues(result.error, 'completeness', ['steps', id, 'input']).map((issue) => inOwnWords(issue, action)),
      );
  }
  return issues;
};
