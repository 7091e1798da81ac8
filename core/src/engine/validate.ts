import type { z } from 'zod';
import type { InputIssue } from './errors.js';

/** Zod's issues as paths and messages. `at` goes before each path. */
export const inputIssues = (error: z.ZodError, at: (string | number)[] = []): InputIssue[] =>
  error.issues.map((issue) => ({
    path: [...at, ...issue.path.map((p) => (typeof p === 'number' ? p : String(p)))],
    message: issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message,
  }));
