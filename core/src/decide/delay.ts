import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../definition/duration.js';

const FIXED: Partial<Record<Duration['unit'], number>> = { minutes: 60_000, hours: 3_600_000 };

/**
 * The moment a duration after `from` (both Unix milliseconds). Minutes and hours are exact; days, weeks and months keep
 * the wall-clock time in `timeZone`: a time that a spring change skips becomes the later one, one that an autumn change
 * repeats the earlier one (Temporal's "compatible"), and the 31st becomes a shorter month's last day.
 * The distance is divided by `timeScale`. Always at or after `from`.
 */
export const addDuration = (from: number, { amount, unit }: Duration, timeZone: string, timeScale = 1): number => {
  const fixed = FIXED[unit];
  const to =
    fixed === undefined
      ? Temporal.Instant.fromEpochMilliseconds(from)
          .toZonedDateTimeISO(timeZone)
          .add({ [unit]: amount }).epochMilliseconds
      : from + amount * fixed;
  return from + Math.max(0, Math.round((to - from) / timeScale));
};
