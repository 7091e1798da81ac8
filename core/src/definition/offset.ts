import { z } from 'zod';
import { duration } from './duration.js';

/** So long before or after a date. */
export const dateOffset = z.strictObject({ direction: z.enum(['before', 'after']), by: duration });
export type DateOffset = z.infer<typeof dateOffset>;
