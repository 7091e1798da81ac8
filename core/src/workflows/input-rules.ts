import type { z } from 'zod';
import type { ActionRegistry } from '../extensions/registry.js';
import type { Catalog } from '../definition/catalog.js';
import { placedSettings, shapeIssues } from '../definition/check/index.js';
import type { Issue } from '../definition/issue.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Asker } from '../extensions/asker.js';

/**
 * What the own schema of an action or a condition finds in its settings that a JSON Schema cannot say: rules over
 * several settings, and refinements. Only where the JSON Schema, which the canvas checks by as well, found nothing.
 */
export const inputRuleIssues = (
  definition: WorkflowDefinition,
  catalog: Catalog,
  { registry, asker }: { registry: ActionRegistry; asker: Asker },
  found: Issue[],
): Issue[] =>
  placedSettings(definition, catalog).flatMap(({ what, type, path, input }) => {
    const own: z.ZodType | undefined =
      what === 'action' ? registry.get(type)?.input : what === 'condition' ? asker.get(type)?.input : undefined;
    if (!own || found.some((issue) => [...path, 'input'].every((part, i) => issue.path[i] === part))) return [];
    const read = own.safeParse(input);
    return read.success ? [] : shapeIssues(read.error, 'completeness', [...path, 'input']);
  });
