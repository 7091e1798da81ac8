import type { Issue, WorkflowDefinition } from '@whenthen/core/definition';
import { TRIGGER_NODE } from './model.js';

/** Issues by the node they are shown on. What belongs to no step that exists is shown on the trigger. */
export const issuesByNode = (definition: WorkflowDefinition, issues: Issue[]): Map<string, Issue[]> => {
  const byNode = new Map<string, Issue[]>();
  for (const issue of issues) {
    const inPath = issue.path[0] === 'steps' ? String(issue.path[1]) : undefined;
    const step = issue.step ?? inPath;
    const node = step !== undefined && Object.hasOwn(definition.steps, step) ? step : TRIGGER_NODE;
    byNode.set(node, [...(byNode.get(node) ?? []), issue]);
  }
  return byNode;
};

/** The first message about a setting: its path is the given one, or lies below it. */
export const messageAt = (issues: Issue[], path: (string | number)[]): string | undefined =>
  issues.find((issue) => path.every((part, i) => String(issue.path[i]) === String(part)))?.message;
