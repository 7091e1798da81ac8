import { Temporal } from 'temporal-polyfill';
import type { Operator } from '../definition/condition.js';
import type { Json } from '../definition/json.js';

const DAY = 86_400_000;

/** Reads an instant or a plain date (midnight UTC) as Unix milliseconds; `undefined` when it is neither. */
export const readInstant = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  try {
    return /[zZ]$|[+-]\d\d:?\d\d$/.test(value)
      ? Temporal.Instant.from(value).epochMilliseconds
      : Temporal.PlainDateTime.from(value).toZonedDateTime('UTC').epochMilliseconds;
  } catch {
    return undefined;
  }
};

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Equal as people mean it: `1` and `"1"`, `true` and `"true"`; text without regard to case. */
const same = (a: Json | undefined, b: Json | undefined): boolean => text(a).toLowerCase() === text(b).toLowerCase();

const number = (value: Json | undefined): number =>
  typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== '';

/**
 * Compares an actual value with an expected one. Total: a comparison that makes no sense does not hold.
 * A list "contains" a member, a text contains a part. `now` in Unix milliseconds is what `within` counts from.
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
      return Array.isArray(actual)
        ? actual.some((member) => same(member, expected))
        : isSet(actual) && text(actual).toLowerCase().includes(text(expected).toLowerCase());
    case 'starts_with':
      return isSet(actual) && text(actual).toLowerCase().startsWith(text(expected).toLowerCase());
    case 'greater':
      return number(actual) > number(expected);
    case 'less':
      return number(actual) < number(expected);
    case 'in':
      return Array.isArray(expected) && expected.some((member) => same(actual, member));
    case 'before':
    case 'after': {
      const [a, b] = [readInstant(actual), readInstant(expected)];
      return a !== undefined && b !== undefined && (op === 'before' ? a < b : a > b);
    }
    case 'within': {
      const at = readInstant(actual);
      return at !== undefined && Math.abs(now - at) <= number(expected) * DAY;
    }
  }
};
