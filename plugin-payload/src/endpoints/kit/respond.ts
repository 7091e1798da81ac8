import { formatPath, loggedError } from '@whenthen/core/definition';
import type { Payload } from 'payload';
import type { z } from 'zod';
import { isEngineError, refusalStatus } from '../../runtime/failure.js';

/** One thing that went wrong, in words, and where. */
export interface Problem {
  message: string;
  path?: string;
}

export const problem = (status: number, errors: Problem[]): Response => Response.json({ errors }, { status });

/** Input that does not fit its schema. */
export const refusal = (issues: z.core.$ZodIssue[]): Response =>
  problem(
    400,
    issues.map(({ path, message }) => ({ message, path: formatPath(path as (string | number)[]) })),
  );

/** Said where the engine is not there; why stands in the log and at /api/whenthen/health. */
const AWAY =
  'The database of the workflows does not answer. Try again in a moment; if it goes on, ask your developer (the log and /api/whenthen/health say more).';

/** What a handler threw: an engine's refusal in its words, or the engine's absence. */
export const failure = (error: unknown, logger: Payload['logger']): Response => {
  const status = refusalStatus(error);
  if (status !== null && isEngineError(error)) {
    const issues = error.issues?.length ? error.issues : [{ path: [], message: error.message }];
    return problem(
      status,
      issues.map(({ path, message }) => ({ message, ...(path.length > 0 && { path: formatPath(path) }) })),
    );
  }
  logger.error({ err: loggedError(error), msg: 'Whenthen: an endpoint failed.' });
  return problem(503, [{ message: AWAY }]);
};
