import { defineCondition } from '@whenthen/core';
import { z } from 'zod';

/** Ends its process where one of those it is asked about is called deadly. */
export const deadlyCondition = defineCondition({
  type: 'credit_ok',
  title: 'Credit',
  description: 'Under test.',
  input: z.strictObject({}),
  evaluate: ({ people }) => {
    if (people.some((p) => p.email.startsWith('deadly'))) process.exit(7);
    return people.map(() => true);
  },
});
