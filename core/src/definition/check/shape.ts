import type { z } from 'zod';
import type { Issue } from '../issue.js';
import { jsonFault } from '../json/json-fault.js';
import { workflowDefinition, type WorkflowDefinition } from '../workflow.js';
import { innermost, plainly, type ShapeIssue } from './plain-words.js';

/** The step a path leads into, if it leads into one. */
const stepOf = (path: (string | number)[]): string | undefined =>
  path[0] === 'steps' && typeof path[1] === 'string' ? path[1] : undefined;

/** Builds an issue; the step follows from the path. */
export const issueAt = (severity: Issue['severity'], path: (string | number)[], message: string): Issue => {
  const step = stepOf(path);
  return { path, ...(step ? { step } : {}), severity, message };
};

const toPath = (path: PropertyKey[]): (string | number)[] => path.map((p) => (typeof p === 'number' ? p : String(p)));

/** Zod's issues in plain words, with their paths. `at` goes before each path. */
export const shapeIssues = (
  error: z.ZodError,
  severity: Issue['severity'] = 'structure',
  at: (string | number)[] = [],
): Issue[] =>
  (error.issues as ShapeIssue[])
    .flatMap(innermost)
    .map((issue) => issueAt(severity, [...at, ...toPath(issue.path)], plainly(issue)));

/** Reads any value as a definition: the definition with defaults filled in, or what is wrong with its shape. */
export const readDefinition = (raw: unknown): { definition?: WorkflowDefinition; issues: Issue[] } => {
  const fault = jsonFault(raw, { absent: true });
  if (fault) return { issues: [issueAt('structure', fault.path, `This ${fault.message}.`)] };
  const result = workflowDefinition.safeParse(raw);
  return result.success ? { definition: result.data, issues: [] } : { issues: shapeIssues(result.error) };
};
