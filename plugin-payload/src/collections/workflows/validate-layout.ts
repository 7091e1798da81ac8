import { formatPath, workflowLayout } from '@whenthen/core/definition';
import type { JSONFieldValidation } from 'payload';

/** A layout is positions by step id, and nothing else. */
export const validateLayout: JSONFieldValidation = (value) => {
  const issue = workflowLayout.safeParse(value ?? {}).error?.issues[0];
  if (!issue) return true;
  return `${formatPath(issue.path as (string | number)[])}: ${issue.message}`;
};
