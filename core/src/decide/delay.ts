import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../definition/duration.js';
import type { DateOffset } from '../definition/offset.js';
import type { DelaySetting } from '../definition/step.js';
import { END_OF_TIME } from './instant.js';

const FIXED: Partial<Record<Duration['unit'], number>> = { minutes: 60_000, hours: 3_600_000 };

/** Does the zone have a say in how long this delay lasts? Minutes and hours are as long everywhere. */
export const followsZone = (delay: DelaySetting): boolean =>
  delay.kind !== 'for' || FIXED[delay.duration.unit] === undefined;

/** By the calendar of the zone; by UTC where there is no such zone, and to an end of time where that is beyond it. */
const byCalendar = (from: number, { amount, unit }: Duration, timeZone: string): number => {
  const move = (zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(from)
      .toZonedDateTimeISO(zone)
      .add({ [unit]: amount }).epochMilliseconds;
  try {
    return move(timeZone);
  } catch {
    try {
      return move('UTC');
    } catch {
      return amount < 0 ? -END_OF_TIME : END_OF_TIME;
    }
  }
};

const distance = (from: number, duration: Duration, timeZone: string, timeScale: number): number => {
  const fixed = FIXED[duration.unit];
  const to = fixed === undefined ? byCalendar(from, duration, timeZone) : from + duration.amount * fixed;
  return Math.round((to - from) / timeScale);
};

/**
 * The moment a duration after `from` (both Unix milliseconds). Minutes and hours are exact; days, weeks and months keep
 * the wall-clock time in `timeZone`: a time that a spring change skips becomes the later one, one that an autumn change
 * repeats the earlier one (Temporal's "compatible"), and the 31st becomes a shorter month's last day.
 * The distance is divided by `timeScale`. Always at or after `from`. Total: a zone that is none counts as UTC.
 */
export const addDuration = (from: number, duration: Duration, timeZone: string, timeScale = 1): number =>
  Math.min(END_OF_TIME, from + Math.max(0, distance(from, duration, timeZone, timeScale)));

/** The moment a duration before `from`, by the same rules. */
export const subtractDuration = (from: number, { amount, unit }: Duration, timeZone: string, timeScale = 1): number =>
  Math.max(-END_OF_TIME, from + Math.min(0, distance(from, { amount: -amount, unit }, timeZone, timeScale)));

/** A date moved by an offset, by the same rules; Unix milliseconds. */
export const moveDate = (date: number, offset: DateOffset | undefined, timeZone: string): number => {
  if (!offset) return date;
  return (offset.direction === 'before' ? subtractDuration : addDuration)(date, offset.by, timeZone);
};
