import { runOutcomes } from '@whenthen/core/definition';
import { z } from 'zod';

const idLike = (pattern: RegExp) => z.strictObject({ id: z.string().min(1).max(100).regex(pattern, 'is not an id') });

/** An id in a path: of a document (number or text) or of the engine. Never an object: that would be a query operator. */
export const idParams = idLike(/^[\w-]+$/);

/** The id of a workflow in a path: of a document, of a sequence, or one that was chosen in code. */
export const workflowParams = idLike(/^[\w.:-]+$/);

/** Which page of a list. */
export const pageQuery = {
  after: z.string().min(1).max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};

export const stateQuery = z.enum(['waiting', 'ended']).optional();
export const outcomeQuery = z.enum(runOutcomes).optional();

/** Leaves out what is not set, as the engine's queries want it. */
export const given = <T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
