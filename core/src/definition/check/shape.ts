import type { z } from 'zod';
import type { Issue } from '../issue.js';
import { workflowDefinition, type WorkflowDefinition } from '../workflow.js';

/** The part of a zod issue that is read here. */
interface ShapeIssue {
  code?: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  options?: unknown[];
  note?: string;
  errors?: ShapeIssue[][];
}

/** The step a path leads into, if it leads into one. */
export const stepOf = (path: (string | number)[]): string | undefined =>
  path[0] === 'steps' && typeof path[1] === 'string' ? path[1] : undefined;

/** Builds an issue; the step follows from the path. */
export const issueAt = (severity: Issue['severity'], path: (string | number)[], message: string): Issue => {
  const step = stepOf(path);
  return { path, ...(step ? { step } : {}), severity, message };
};

const toPath = (path: PropertyKey[]): (string | number)[] => path.map((p) => (typeof p === 'number' ? p : String(p)));

const plainly = (issue: ShapeIssue): string => {
  if (issue.note === 'No matching discriminator' && issue.options)
    return `Unknown kind. Use one of: ${issue.options.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys')
    return `Unknown setting ${issue.keys?.map((k) => `"${k}"`).join(', ')}: remove it.`;
  if (/expected .*, received undefined/.test(issue.message)) return 'Is missing: fill it in.';
  return `${issue.message}.`.replace(/\.\.$/, '.');
};

/** Zod's issues in plain words, with their paths. `at` goes before each path. */
export const shapeIssues = (
  error: z.ZodError,
  severity: Issue['severity'] = 'structure',
  at: (string | number)[] = [],
): Issue[] =>
  (error.issues as ShapeIssue[]).map((issue) => issueAt(severity, [...at, ...toPath(issue.path)], plainly(issue)));

/** Reads any value as a definition: the definition with defaults filled in, or what is wrong with its shape. */
export const readDefinition = (raw: unknown): { definition?: WorkflowDefinition; issues: Issue[] } => {
  const result = workflowDefinition.safeParse(raw);
  return result.success ? { definition: result.data, issues: [] } : { issues: shapeIssues(result.error) };
};
