import { z } from 'zod';

/** Units a merchant can pick. Days, weeks and months follow the calendar of the zone in force. */
export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

/** A length of time: `{ amount: 1, unit: 'hours' }`. At least 1, at most 10 years' worth of minutes. */
export const duration = z.strictObject({
  amount: z.number().int().min(1).max(5_256_000),
  unit: z.enum(durationUnits),
});
export type Duration = z.infer<typeof duration>;

const PATTERN = /^(\d+)\s*(minute|hour|day|week|month)s?$/;

/**
 * Reads `'1 hour'`, `'14 days'`.
 * @throws RangeError when the text is no such duration.
 */
export const parseDuration = (text: string): Duration => {
  const match = PATTERN.exec(text.trim().toLowerCase());
  if (!match) throw new RangeError(`"${text}" is not a duration. Write for example "1 hour" or "14 days".`);
  return duration.parse({ amount: Number(match[1]), unit: `${match[2]}s` });
};

/** Writes a duration for people: `1 hour`, `14 days`. */
export const formatDuration = ({ amount, unit }: Duration): string =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
