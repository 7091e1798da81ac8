import { Temporal } from 'temporal-polyfill';
import type { Operator } from '../definition/condition.js';
import type { Json } from '../definition/json.js';
import { END_OF_TIME } from './delay.js';
import { readNumber } from './number.js';

const DAY = 86_400_000;

const attempt = (read: () => number): number | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/**
 * An instant, or a date or time without a zone (then `zone`), in Unix milliseconds; `undefined` when it is neither. Also
 * a number can be no moment: one that lies beyond what a date can hold. Parts of a millisecond do not count.
 */
export const readInstant = (value: Json | undefined, zone = 'UTC'): number | undefined => {
  if (typeof value === 'number') return Math.abs(value) <= END_OF_TIME ? Math.floor(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return (
    attempt(() => Temporal.Instant.from(value).epochMilliseconds) ??
    attempt(() => Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds)
  );
};

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Equal as people mean it: `1` and `"1"`, `true` and `"true"`; text without regard to case. */
const same = (a: Json | undefined, b: Json | undefined): boolean => text(a).toLowerCase() === text(b).toLowerCase();

const number = (value: Json | undefined): number => readNumber(value) ?? NaN;

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== '';

/**
 * Compares an actual value with an expected one. Total: a comparison that makes no sense does not hold, nor does one
 * with nothing; what is not set is only "not equal" to something. A list "contains" a member, a text contains a part.
 * `now` in Unix milliseconds is what `within` counts back from.
 */
export const compare = (op: Operator, actual: Json | undefined, expected: Json | undefined, now: number): boolean => {
  switch (op) {
    case 'exists':
      return isSet(actual);
    case 'not_exists':
      return !isSet(actual);
    case 'equals':
      return isSet(actual) && same(actual, expected);
    case 'not_equals':
      return !isSet(actual) || !same(actual, expected);
    case 'contains':
      if (!isSet(actual) || !isSet(expected)) return false;
      return Array.isArray(actual)
        ? actual.some((member) => same(member, expected))
        : text(actual).toLowerCase().includes(text(expected).toLowerCase());
    case 'starts_with':
      return isSet(actual) && isSet(expected) && text(actual).toLowerCase().startsWith(text(expected).toLowerCase());
    case 'greater':
      return number(actual) > number(expected);
    case 'less':
      return number(actual) < number(expected);
    case 'in':
      return isSet(actual) && Array.isArray(expected) && expected.some((member) => same(actual, member));
    case 'before':
    case 'after': {
      const [a, b] = [readInstant(actual), readInstant(expected)];
      return a !== undefined && b !== undefined && (op === 'before' ? a < b : a > b);
    }
    case 'within': {
      const at = readInstant(actual);
      return at !== undefined && at <= now && now - at <= number(expected) * DAY;
    }
  }
};
