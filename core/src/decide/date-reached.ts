import { Temporal } from 'temporal-polyfill';
import type { DateOffset } from '../definition/offset.js';
import { moveDate } from './delay.js';
import { readInstant } from './instant.js';
import { readPath } from './path.js';
import type { PersonFacts } from './types.js';

/** A date that is waited for: the one in a field, so long before or after it, once or each year. */
export interface DateSetting {
  field: string;
  offset?: DateOffset | undefined;
  yearly: boolean;
}

const inZone = (at: number, zone: string): Temporal.ZonedDateTime => {
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  try {
    return instant.toZonedDateTimeISO(zone);
  } catch {
    return instant.toZonedDateTimeISO('UTC');
  }
};

const nextAnniversary = (date: number, { offset }: DateSetting, after: number, zone: string): number | undefined => {
  const first = inZone(date, zone);
  const back = offset && ({ ...offset, direction: offset.direction === 'before' ? 'after' : 'before' } as const);
  const from = Math.max(inZone(moveDate(after, back, zone), zone).year - 1, first.year);
  // Month ends may move a date across a New Year: one year more on either side.
  for (let year = from; year <= from + 3; year++) {
    const moment = moveDate(first.with({ year }).epochMilliseconds, offset, zone);
    if (moment > after) return moment;
  }
  return undefined;
};

/**
 * The first moment after `after` at which the date in the person's field is reached; `undefined` where there is none,
 * or none any more. A date without a time is its midnight in `zone`; each year, 29 February is the 28th in years that
 * have none. All in Unix milliseconds. Total.
 */
export const nextDate = (
  setting: DateSetting,
  person: PersonFacts,
  after: number,
  zone: string,
): number | undefined => {
  const date = readInstant(readPath(person.fields, setting.field), zone);
  if (date === undefined) return undefined;
  try {
    const moment = setting.yearly ? nextAnniversary(date, setting, after, zone) : moveDate(date, setting.offset, zone);
    return moment !== undefined && moment > after ? moment : undefined;
  } catch {
    return undefined; // Beyond what a calendar can hold.
  }
};
