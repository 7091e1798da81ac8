import { Temporal } from 'temporal-polyfill';
import type { DelaySetting } from '../definition/step.js';
import { moveDate } from './delay.js';
import { readInstant } from './instant.js';
import { readPath } from './path.js';
import type { PersonFacts } from './types.js';

/** A time of day, and the days on which it counts: any, those of the week, or those of the month. */
export interface TimeOfDay {
  time: string;
  weekdays?: readonly number[] | undefined;
  monthDays?: readonly number[] | undefined;
}
type UntilField = Extract<DelaySetting, { kind: 'until_field' }>;

/** The zone by which clocks are read, and by what waits are divided. */
export interface Pace {
  zone: string;
  timeScale?: number;
}

/** Two days of the month are at most so far apart. */
const DAYS_AHEAD = 31;

const counts = (day: Temporal.PlainDate, { weekdays, monthDays }: TimeOfDay): boolean => {
  if (weekdays) return weekdays.includes(day.dayOfWeek);
  if (!monthDays) return true;
  // What a shorter month does not have is its last day.
  return monthDays.some((d) => Math.min(d, day.daysInMonth) === day.day);
};

const nextMoment = (from: number, at: TimeOfDay, zone: string): number | undefined => {
  const today = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    const day = today.add({ days });
    if (!counts(day, at)) continue;
    const moment = day.toZonedDateTime({ timeZone: zone, plainTime: at.time }).epochMilliseconds;
    if (moment > from) return moment;
  }
  return undefined;
};

/** Waits as much shorter as time is scaled, and never not at all: a loop through the wait has to stand still in it. */
const scaled = (from: number, to: number, timeScale: number): number => from + Math.ceil((to - from) / timeScale);

/**
 * The first moment after `from` at which clocks in `timeZone` show the time of day, on a day that counts. Who comes at
 * that very moment waits for the next one. A time that a spring change skips is taken as much later; one that an autumn
 * change repeats, the first time (Temporal's "compatible"). All in Unix milliseconds; the distance is divided by
 * `timeScale`. Total: a zone that is none counts as UTC, and beyond the end of time there is no wait.
 */
export const untilTime = (from: number, at: TimeOfDay, timeZone: string, timeScale = 1): number => {
  for (const zone of [timeZone, 'UTC'])
    try {
      return scaled(from, nextMoment(from, at, zone) ?? from, timeScale);
    } catch {
      // No such zone, or a date that Temporal cannot hold.
    }
  return from;
};

/**
 * The date in the person's field, moved by the offset; `undefined` where the field holds none. A date without a time is
 * its midnight in `zone`, one with a time but no zone is read there. It may lie in the past. What is still to come
 * is divided by `timeScale`.
 */
export const untilField = (
  from: number,
  { field, offset }: UntilField,
  person: PersonFacts,
  { zone, timeScale = 1 }: Pace,
): number | undefined => {
  const date = readInstant(readPath(person.fields, field), zone);
  if (date === undefined) return undefined;
  const moment = moveDate(date, offset, zone);
  return moment > from ? scaled(from, moment, timeScale) : moment;
};
