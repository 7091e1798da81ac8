import { parseArgs } from 'node:util';
import { z } from 'zod';

/** How much is measured. */
export interface Plan {
  /** People whose runs are due at once, for the engine and for the bare loop. */
  people: number;
  /** People for the stock jobs: their rate does not depend on the number, only the time it takes. */
  stockPeople: number;
  /** People for the figure with e-mails. */
  mailPeople: number;
  /** Each case is measured so often, in turn with the others. */
  rounds: number;
  /** Others who wait meanwhile, for the flatness figure; 0 leaves it out. */
  others: number;
}

export interface BenchOptions {
  plan: Plan;
  quick: boolean;
  json: boolean;
  /** Least ratios to the bare loop and to the stock jobs; below them the benchmark exits with 1. */
  minBare: number | undefined;
  minStock: number | undefined;
}

const QUICK: Plan = { people: 20_000, stockPeople: 300, mailPeople: 1_000, rounds: 3, others: 0 };
const FULL: Plan = { people: 20_000, stockPeople: 1_000, mailPeople: 5_000, rounds: 5, others: 200_000 };

export const USAGE = `npm run bench -- [--quick] [--json] [--people N] [--rounds N] [--min-bare X] [--min-stock X]
  --quick       under three minutes; without it more rounds, and the rate while 200,000 others wait
  --people N    how many are due at once (20,000)
  --rounds N    how often each case is measured
  --min-bare X, --min-stock X
                exit with 1 when the ratio to the bare loop, or to the stock jobs, is below X
  --json        one JSON document instead of the table`;

const count = z.coerce.number().int().min(1);
const ratio = z.coerce.number().positive();
const flags = z.object({
  quick: z.boolean().default(false),
  json: z.boolean().default(false),
  people: count.min(100).optional(),
  rounds: count.optional(),
  'min-bare': ratio.optional(),
  'min-stock': ratio.optional(),
});

/** @throws TypeError or ZodError when an option is unknown or no number. */
export const readOptions = (args: string[]): BenchOptions => {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { quick: yes, json: yes, people: text, rounds: text, 'min-bare': text, 'min-stock': text },
  });
  const given = flags.parse(values);
  const plan = given.quick ? QUICK : FULL;
  const people = given.people ?? plan.people;
  return {
    plan: {
      ...plan,
      people,
      stockPeople: Math.min(plan.stockPeople, people),
      mailPeople: Math.min(plan.mailPeople, people),
      rounds: given.rounds ?? plan.rounds,
    },
    quick: given.quick,
    json: given.json,
    minBare: given['min-bare'],
    minStock: given['min-stock'],
  };
};
