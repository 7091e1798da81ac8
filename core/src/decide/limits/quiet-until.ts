import { Temporal } from 'temporal-polyfill';
import type { QuietRule } from '../../definition/shop-settings/quiet-hours.js';

/** One quiet time may end where another begins: so many in a row are followed. */
const IN_A_ROW = 20;

/** Where the quiet time that began on a day ends, when it holds at the moment; `undefined` where it does not. */
const endOn = (
  day: Temporal.PlainDate,
  { from, to, weekdays }: QuietRule,
  moment: number,
  timeZone: string,
): number | undefined => {
  if (weekdays && !weekdays.includes(day.dayOfWeek)) return undefined;
  const at = (date: Temporal.PlainDate, time: string, disambiguation: 'earlier' | 'later') =>
    date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  const end = at(to > from ? day : day.add({ days: 1 }), to, 'later');
  return at(day, from, 'earlier') <= moment && moment < end ? end : undefined;
};

const endOf = (rules: readonly QuietRule[], moment: number, timeZone: string): number | undefined => {
  const today = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
  const ends = rules.flatMap((rule) =>
    [today.subtract({ days: 1 }), today].flatMap((day) => endOn(day, rule, moment, timeZone) ?? []),
  );
  return ends.length > 0 ? Math.max(...ends) : undefined;
};

const untilIn = (now: number, rules: readonly QuietRule[], timeZone: string): number | undefined => {
  let until: number | undefined;
  for (let i = 0; i < IN_A_ROW; i++) {
    const end = endOf(rules, until ?? now, timeZone);
    if (end === undefined) break;
    until = end;
  }
  return until;
};

/**
 * When the quiet hours end that hold now, in Unix milliseconds; `undefined` where none do. A rule counts from its time
 * on, up to and without its end, on clocks in `timeZone`. Where clocks change it is quiet in doubt: of an hour that is
 * repeated both are quiet; of an hour that is skipped, quiet hours that begin in it begin before, and those that end in
 * it end as much later. Total: a zone that is none counts as UTC.
 */
export const quietUntil = (now: number, rules: readonly QuietRule[], timeZone: string): number | undefined => {
  if (rules.length === 0) return undefined;
  for (const zone of [timeZone, 'UTC'])
    try {
      return untilIn(now, rules, zone);
    } catch {
      // No such zone, or a date that Temporal cannot hold.
    }
  return undefined;
};
