import { z } from 'zod';

/** A time on a wall clock, `HH:MM`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as HH:MM');

/** Days of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export const weekdays = z.array(z.number().int().min(1).max(7)).min(1).max(7);

/** Days of the month. One that a shorter month does not have is its last day. */
export const monthDays = z.array(z.number().int().min(1).max(31)).min(1).max(31);

/** Names of the days of the week, Monday first. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Days of the week in words: `Monday, Friday`. */
export const formatWeekdays = (days: readonly number[]): string => days.map((d) => weekdayNames[d - 1]).join(', ');
