import { z } from 'zod';

/** The name of a person's field: plain enough for every place in which it is used, and not `__proto__`. */
export const fieldName = z
  .string()
  .regex(
    /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_-]{0,63}$/,
    'use a letter or "_", then letters, digits, "_" or "-"; at most 64',
  );

/** A tag: at most 100 characters, spaces around it do not count. */
export const tagName = z.string().regex(/\S/, 'fill it in').trim().max(100);
