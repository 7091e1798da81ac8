import { z } from 'zod';

/** When new entries of a workflow are paused, because far more people enter than usually do. */
export const fuseSettings = z.strictObject({
  on: z.boolean().default(true),
  /** So many times the entries of the workflow's usual hour. */
  times: z.number().min(2, 'allow at least twice the usual').max(1_000).default(10),
  /** So many in an hour enter in any case: also a workflow that is new, or that hardly anybody enters. */
  atLeast: z.number().int().min(10, 'let at least 10 an hour enter').max(1_000_000).default(1_000),
});
export type FuseSettings = z.output<typeof fuseSettings>;
