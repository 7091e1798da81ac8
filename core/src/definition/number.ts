import type { Json } from './json/json.js';

/** Characters that may stand around a number written as text. */
export const NUMBER_SPACES = ' \t\r\n';

/** A number written as text: decimal, with a sign, a point and an exponent where wanted. The database reads by it, too. */
export const NUMBER_TEXT = /^[ \t\r\n]*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[ \t\r\n]*$/;

/** The number that a value is or tells as text; `undefined` where it is none: the one reading of what a number is. */
export const readNumber = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !NUMBER_TEXT.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
};

/** Are these the same number, where at least one of them is a number? Two texts are compared as texts: `007` is not `7`. */
export const isSameNumber = (a: Json | undefined, b: Json | undefined): boolean => {
  if (typeof a !== 'number' && typeof b !== 'number') return false;
  const number = readNumber(a);
  // Beyond that, different texts are the same number.
  const isExact = Number.isSafeInteger(number) || !Number.isInteger(number);
  return number !== undefined && isExact && number === readNumber(b);
};
