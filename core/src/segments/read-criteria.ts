import type { z } from 'zod';
import { criteriaIssues } from '../definition/check/criteria.js';
import { shapeIssues } from '../definition/check/index.js';
import { jsonFault } from '../definition/json/json-fault.js';
import type { SegmentContent } from './segment.js';
import { InvalidDefinitionError, InvalidInputError } from '../kernel/errors.js';

/** Longest criteria, in characters as JSON: each of them is looked at for every person. */
const LONGEST = 100_000;

/** Reads a segment, or a part of it. @throws InvalidDefinitionError with paths like `criteria.of[1].value` */
export const readCriteria = <T extends Pick<SegmentContent, 'criteria'>>(schema: z.ZodType<T>, raw: unknown): T => {
  const fault = jsonFault(raw, { absent: true });
  if (fault) throw new InvalidInputError([{ path: fault.path, message: `This ${fault.message}.` }]);
  if (JSON.stringify(raw ?? null).length > LONGEST)
    throw new InvalidInputError([{ path: [], message: `This is larger than ${LONGEST} characters of JSON.` }]);
  const parsed = schema.safeParse(raw);
  const issues = parsed.success ? criteriaIssues(parsed.data.criteria) : shapeIssues(parsed.error);
  if (!parsed.success || issues.length > 0) throw new InvalidDefinitionError(issues, 'The segment');
  return parsed.data;
};
