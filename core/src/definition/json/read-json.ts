import { isInteger, parse } from 'lossless-json';

/** Only where so many digits stand in a row can a number be too long to be exact. */
const LONG = /\d{16}/;

const exact = (text: string): number | string => {
  const number = Number(text);
  return isInteger(text) && !Number.isSafeInteger(number) ? text : number;
};

/**
 * Reads JSON that somebody else made. A whole number beyond 2⁵³ − 1 stays text, digit for digit: such are ids, and two of
 * them would become the same number. Where a name stands twice, the last one counts, as in `JSON.parse`.
 * @throws SyntaxError, or RangeError where it is nested too deep
 */
export const readJson = (text: string): unknown =>
  LONG.test(text)
    ? parse(text, null, { parseNumber: exact, onDuplicateKey: ({ newValue }) => newValue })
    : (JSON.parse(text) as unknown);
