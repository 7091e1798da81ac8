import { defineCondition, PermanentError, type CustomCondition } from '@whenthen/core';
import { z } from 'zod';

/** The settings. Their panel on the canvas is made from them. */
const input = z.strictObject({
  atLeast: z.number().int().min(1).max(1_000_000).meta({
    title: 'Points at least',
    description: 'For example 100. Who has just so many counts too.',
  }),
});

const balances = z.object({ points: z.record(z.string(), z.number()) });

/**
 * The condition *Has loyalty points*: asks the loyalty programme about many people at once.
 * @param url takes a POST of `{ emails }` and answers `{ points: { [email]: number } }`
 */
export const loyaltyPoints = (url: string): CustomCondition =>
  defineCondition({
    type: 'loyalty_points',
    title: 'Has loyalty points',
    description: 'Asks the loyalty programme how many points somebody has now.',
    input,
    async evaluate({ input: { atLeast }, people, signal }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ emails: people.map(({ email }) => email) }),
        signal,
      });
      if (response.status === 401) throw new PermanentError('The loyalty programme does not let us in');
      if (!response.ok) throw new Error(`The loyalty programme answers ${response.status}`);
      const { points } = balances.parse(await response.json());
      // Who is not in the programme has none. The value stands in the timeline of the run.
      return people.map(({ email }) => ({ holds: (points[email] ?? 0) >= atLeast, value: points[email] ?? 0 }));
    },
  });
