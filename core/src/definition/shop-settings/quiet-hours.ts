import { z } from 'zod';
import { timeOfDay, weekdays } from '../time-of-day.js';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/**
 * From one time of day to another, by the person's clock, also over midnight; to the same time, a whole day. `weekdays`:
 * those on which it begins (1 is Monday); each day where they are left out.
 */
const quietRule = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  weekdays: weekdays.optional(),
});
export type QuietRule = z.output<typeof quietRule>;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How many minutes of a week are quiet. */
const quietMinutes = (rules: readonly QuietRule[]): number => {
  const quiet = new Set<number>();
  for (const { from, to, weekdays: days = [1, 2, 3, 4, 5, 6, 7] } of rules) {
    const length = (minuteOf(to) - minuteOf(from) + DAY) % DAY || DAY;
    for (const day of days) for (let i = 0; i < length; i++) quiet.add(((day - 1) * DAY + minuteOf(from) + i) % WEEK);
  }
  return quiet.size;
};

/** Marketing e-mails may go out for at least so many minutes of a week: clocks that change take one hour of it. */
const LEAST_OPEN = 120;

/** When no marketing e-mail goes out, by the person's clock. No rule: never. */
export const quietHoursSettings = z.strictObject({
  rules: z
    .array(quietRule)
    .max(10, 'have at most 10 rules')
    .refine(
      (rules) => WEEK - quietMinutes(rules) >= LEAST_OPEN,
      'leave at least two hours of the week in which e-mails may go out',
    )
    .default([]),
});
export type QuietHoursSettings = z.output<typeof quietHoursSettings>;
