import type { Operator } from '../definition/condition.js';
import type { Json } from '../definition/json/json.js';
import { isSameNumber, readNumber } from '../definition/number.js';
import { readInstant } from './instant.js';

const DAY = 86_400_000;

const text = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Equal as people mean it: `1299` and `"1299.00"`, `true` and `"true"`; text without regard to case. */
const same = (a: Json | undefined, b: Json | undefined): boolean =>
  text(a).toLowerCase() === text(b).toLowerCase() || isSameNumber(a, b);

const number = (value: Json | undefined): number => readNumber(value) ?? NaN;

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== '';

/**
 * Compares an actual value with an expected one. Total: a comparison that makes no sense does not hold, nor does one
 * with nothing; what is not set is only "not equal" to something. A list "contains" a member, a text contains a part.
 * `now` in Unix milliseconds is what `within` counts back from; a date without a zone is read in `zone`.
 */
export const compare = (
  op: Operator,
  actual: Json | undefined,
  expected: Json | undefined,
  { now, zone }: { now: number; zone: string },
): boolean => {
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
      const [a, b] = [readInstant(actual, zone), readInstant(expected, zone)];
      return a !== undefined && b !== undefined && (op === 'before' ? a < b : a > b);
    }
    case 'within': {
      const at = readInstant(actual, zone);
      return at !== undefined && at <= now && now - at <= number(expected) * DAY;
    }
  }
};
