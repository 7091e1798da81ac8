import { z } from 'zod';
import type { JsonObject } from './json/json.js';
import { formatWeekdays, monthDays, timeOfDay, weekdays } from './time-of-day.js';

/**
 * Again and again at a time of day on the store's clock: every day, on days of the week, or on days of the month. Then
 * everybody enters, or whoever is in a segment.
 */
export const scheduleTrigger = z
  .strictObject({
    kind: z.literal('schedule'),
    time: timeOfDay,
    weekdays: weekdays.optional(),
    monthDays: monthDays.optional(),
    segment: z.string().min(1).optional(),
  })
  .refine((schedule) => !(schedule.weekdays && schedule.monthDays), {
    path: ['monthDays'],
    message: 'name days of the week or days of the month, not both',
  });
export type ScheduleTrigger = z.infer<typeof scheduleTrigger>;

const daysOf = (schedule: ScheduleTrigger): string => {
  if (schedule.weekdays) return `every ${formatWeekdays(schedule.weekdays)}`;
  if (schedule.monthDays) return `on day ${schedule.monthDays.join(', ')} of each month`;
  return 'every day';
};

/** What tells the event of one schedule of a workflow from that of another. */
export const scheduleProperties = (schedule: ScheduleTrigger): Record<string, string> => ({
  when: `${daysOf(schedule)} at ${schedule.time}`,
  ...(schedule.segment ? { segment: schedule.segment } : {}),
});

/** A schedule, or its event, in plain words: `Schedule: every Monday at 09:00, for everyone in “VIPs”`. */
export const describeSchedule = (p: JsonObject): string => {
  const { when = '', segment, name_of_segment: name = segment } = p as Record<string, string>;
  return `Schedule: ${when}, for everyone${name ? ` in “${name}”` : ''}`;
};
