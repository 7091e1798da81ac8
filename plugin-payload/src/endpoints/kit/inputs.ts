import { runOutcomes, workflowId } from '@whenthen/core/definition';
import { z } from 'zod';

/** An id in a path: of a document (number or text) or of the engine. Never an object: that would be a query operator. */
export const idParams = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[\w-]+$/, 'is not an id'),
});

/** The id of a workflow in a path: of a document, of a sequence, or one that was chosen in code. */
export const workflowParams = z.strictObject({ id: workflowId });

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
