import { z } from 'zod';

/** A time on a wall clock, `HH:MM`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as HH:MM');

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** A time on a wall clock as it is typed in code: `09:00`, from `00:00` to `23:59`. */
export type TimeText = `${`${0 | 1}${Digit}` | `2${0 | 1 | 2 | 3}`}:${0 | 1 | 2 | 3 | 4 | 5}${Digit}`;

/** Reads `'09:00'`. @throws RangeError when the text is no time of day */
export const parseTimeOfDay = (text: string): string => {
  if (!timeOfDay.safeParse(text).success)
    throw new RangeError(`“${text}” is no time of day. Write it as HH:MM, from 00:00 to 23:59.`);
  return text;
};

/** Days of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export const weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7);

/** Days of the month. One that a shorter month does not have is its last day. */
export const monthDays = z.array(z.number().int().min(1).max(31)).min(1).max(31);

/** Names of the days of the week, Monday first. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Days of the week in words: `Monday, Friday`. */
export const formatWeekdays = (days: readonly number[]): string => days.map((d) => weekdayNames[d - 1]).join(', ');
