import { z } from 'zod';

/** Units a merchant can pick. Days, weeks and months follow the calendar of the zone in force. */
export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

/** The largest amount of each unit: ten years. */
const MOST = { minutes: 5_256_000, hours: 87_600, days: 3_650, weeks: 521, months: 120 } as const;

/** A length of time: `{ amount: 1, unit: 'hours' }`. At least 1, at most ten years. */
export const duration = z
  .strictObject({ amount: z.number().int().min(1), unit: z.enum(durationUnits) })
  .superRefine(({ amount, unit }, context) => {
    if (amount > MOST[unit])
      context.addIssue({ code: 'custom', path: ['amount'], message: `Wait ten years at most: ${MOST[unit]} ${unit}` });
  });
export type Duration = z.infer<typeof duration>;

type Unit = (typeof durationUnits)[number];
type Singular<U> = U extends `${infer One}s` ? One : never;
/** A duration as people write it: `1 hour`, `14 days`. */
export type DurationText = `${number} ${Unit | Singular<Unit>}`;

const PATTERN = /^(\d+)\s*(minute|hour|day|week|month)s?$/;

/** Why a text is no duration, and what to write. */
const durationFault = (text: string): string => {
  const unit = /^\d+\s*([a-z]+)$/.exec(text.trim().toLowerCase())?.[1];
  const known = unit === undefined || durationUnits.some((one) => one === unit || one === `${unit}s`);
  const why = known ? 'is no duration from one minute to ten years' : `has a unit that there is not: ${unit}`;
  return `“${text}” ${why}. Write whole minutes, hours, days, weeks or months: “1 hour”, “14 days”.`;
};

/**
 * Reads `'1 hour'`, `'14 days'`.
 * @throws RangeError when the text is no such duration.
 */
export const parseDuration = (text: string): Duration => {
  const match = PATTERN.exec(text.trim().toLowerCase());
  const read = duration.safeParse(match && { amount: Number(match[1]), unit: `${match[2]}s` });
  if (!read.success) throw new RangeError(durationFault(text));
  return read.data;
};

/** Writes a duration for people: `1 hour`, `14 days`. */
export const formatDuration = ({ amount, unit }: Duration): string =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
