import { parseArgs } from 'node:util';
import { z } from 'zod';

/** How much is measured. */
export interface Plan {
  /** People whose runs are due at once. */
  people: number;
  /** People for the figure with e-mails. */
  mailPeople: number;
  /** Each case is measured so often, in turn with the others. */
  rounds: number;
  /** In so many of them the stock jobs take their turn, which is minutes long. */
  stockRounds: number;
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
  /** The same to the bare loop, where people are changed. */
  minChanging: number | undefined;
}

const QUICK: Plan = { people: 20_000, mailPeople: 1_000, rounds: 3, stockRounds: 1, others: 0 };
const FULL: Plan = { people: 20_000, mailPeople: 5_000, rounds: 5, stockRounds: 2, others: 200_000 };

export const USAGE = `npm run bench -- [--quick] [--json] [--people N] [--rounds N] [--min-bare X] [--min-stock X] [--min-changing X]
  --quick       about twelve minutes; without it more rounds, and the rate while 200,000 others wait
  --people N    how many are due at once (20,000)
  --rounds N    how often each case is measured
  --min-bare X, --min-stock X, --min-changing X
                exit with 1 when the ratio to the bare loop, to the stock jobs, or to the bare loop that changes people,
                is below X
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
  'min-changing': ratio.optional(),
});

/** @throws TypeError or ZodError when an option is unknown or no number. */
export const readOptions = (args: string[]): BenchOptions => {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: {
      quick: yes,
      json: yes,
      people: text,
      rounds: text,
      'min-bare': text,
      'min-stock': text,
      'min-changing': text,
    },
  });
  const given = flags.parse(values);
  const plan = given.quick ? QUICK : FULL;
  const people = given.people ?? plan.people;
  const rounds = given.rounds ?? plan.rounds;
  return {
    plan: {
      ...plan,
      people,
      mailPeople: Math.min(plan.mailPeople, people),
      rounds,
      stockRounds: Math.min(plan.stockRounds, rounds),
    },
    quick: given.quick,
    json: given.json,
    minBare: given['min-bare'],
    minStock: given['min-stock'],
    minChanging: given['min-changing'],
  };
};
