import type { z } from 'zod';
import { criteriaIssues } from '../definition/check/criteria.js';
import { shapeIssues } from '../definition/check/index.js';
import { jsonFault } from '../definition/json-fault.js';
import type { SegmentContent } from '../segments/segment.js';
import { InvalidDefinitionError, InvalidInputError } from './errors.js';

/** Reads a segment, or a part of it. @throws InvalidDefinitionError with paths like `criteria.of[1].value` */
export const readCriteria = <T extends Pick<SegmentContent, 'criteria'>>(schema: z.ZodType<T>, raw: unknown): T => {
  const fault = jsonFault(raw, { absent: true });
  if (fault) throw new InvalidInputError([{ path: fault.path, message: `This ${fault.message}.` }]);
  const parsed = schema.safeParse(raw);
  const issues = parsed.success ? criteriaIssues(parsed.data.criteria) : shapeIssues(parsed.error);
  if (!parsed.success || issues.length > 0) throw new InvalidDefinitionError(issues, 'The segment');
  return parsed.data;
};
