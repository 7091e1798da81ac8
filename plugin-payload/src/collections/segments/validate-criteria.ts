import { checkCriteria, formatPath } from '@whenthen/core/definition';
import type { JSONFieldValidation } from 'payload';
import { isPublishing } from '../is-publishing.js';

/** Criteria that are unsound always fail; criteria that are missing or unfinished fail a publish only. */
export const validateCriteria: JSONFieldValidation = (value, { data }) => {
  const publishing = isPublishing(data);
  if (value === null || value === undefined)
    return publishing ? 'Say who is in it: fill in at least one test before publishing.' : true;
  const issues = checkCriteria(value).filter(({ severity }) => publishing || severity === 'structure');
  return issues.length === 0 || issues.map(({ path, message }) => `${formatPath(path)}: ${message}`).join('\n');
};
