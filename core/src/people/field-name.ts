import { z } from 'zod';

/** The name of a person's field: plain enough for every place in which it is used. */
export const fieldName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/, 'use a letter or "_", then letters, digits, "_" or "-"; at most 64');

/** A tag. */
export const tagName = z.string().trim().min(1).max(100);
