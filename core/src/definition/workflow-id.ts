import { z } from 'zod';

const HOW = 'use letters, digits, "_", "-", "." and ":", at most 100 of them, such as cart-reminder';

/** What a workflow, or what belongs to one, is called by: it stands in addresses. */
export const workflowId = z.string(HOW).regex(/^[\w.:-]{1,100}$/, HOW);
