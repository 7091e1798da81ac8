import { defineTrigger, type CustomTrigger } from '@whenthen/core';
import { z } from 'zod';

/**
 * The trigger *Loyalty tier reached*, over the event `loyalty.tier_reached` that the loyalty programme tells of, for
 * example by a webhook, or `engine.track`. Without a tier it starts for any.
 */
export const tierReached: CustomTrigger = defineTrigger({
  type: 'tier_reached',
  title: 'Loyalty tier reached',
  description: 'When somebody comes into a tier of the loyalty programme.',
  input: z.strictObject({
    tier: z.enum(['silver', 'gold', 'platinum']).optional().meta({ title: 'Tier', description: 'Empty: any tier.' }),
    minSpent: z.number().min(0).optional().meta({ title: 'Spent more than', description: 'Empty: any sum.' }),
  }),
  event: 'loyalty.tier_reached',
  where: { minSpent: { property: 'total_spent', op: 'greater' } },
});
