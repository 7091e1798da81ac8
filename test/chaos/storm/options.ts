import { parseArgs } from 'node:util';
import { z } from 'zod';

/** How much is tried, and what goes wrong meanwhile. */
export interface StormOptions {
  /** Decides who does what, which fault comes when, and how the servers misbehave. */
  seed: number;
  /** About so many runs, or a few more. */
  runs: number;
  /** Times that a worker is killed, started again and killed at its first commit. */
  kills: number;
  /** Times that a worker stands still for longer than its lease. */
  pauses: number;
  /** Times that MongoDB is killed. */
  databaseKills: number;
  /** After so many minutes it has failed. */
  minutes: number;
}

export const USAGE = `npm run chaos -- [--seed N] [--runs N] [--kills N] [--pauses N] [--database-kills N] [--minutes N]
  --seed N            the same people, faults and misbehaviour as the last time (a new one by default)
  --runs N            about so many runs, or a few more (20,000)
  --kills N           so often a worker is killed, and killed again at its first commit (24)
  --pauses N          so often a worker stands still for longer than its lease (8)
  --database-kills N  so often MongoDB is killed (3)
  --minutes N         gives up after so long (40)`;

const count = z.coerce.number().int().min(0);
const flags = z.object({
  seed: count.max(2 ** 32 - 1).optional(),
  runs: count.min(100).max(1_000_000).default(20_000),
  kills: count.max(1_000).default(24),
  pauses: count.max(1_000).default(8),
  'database-kills': count.max(100).default(3),
  minutes: z.coerce.number().positive().max(1_440).default(40),
});

/** @param newSeed the seed where none is given @throws TypeError or ZodError when an option is unknown or no number. */
export const readOptions = (args: string[], newSeed: number): StormOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { seed: text, runs: text, kills: text, pauses: text, 'database-kills': text, minutes: text },
  });
  const { seed = newSeed, 'database-kills': databaseKills, ...others } = flags.parse(values);
  return { seed, databaseKills, ...others };
};
