import { Temporal } from 'temporal-polyfill';
import type { Json } from '../definition/json/json.js';

/** The last moment that a date can hold, in Unix milliseconds. */
export const END_OF_TIME = 8.64e15;

/** Unix milliseconds written as text: from 1973 on, so that no amount and no date without signs is meant. */
const MILLISECONDS = /^\d{12,15}$/;

const attempt = (read: () => number): number | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/**
 * The moment that a value tells, in Unix milliseconds: the one reading of what a date is, for conditions, delays,
 * triggers and e-mails. Unix milliseconds, also as text; a time with its zone; a time without one, read in `zone`; or a
 * date alone, which is its midnight in `zone` (ISO 8601, RFC 9557; a space for the `T` is fine). `undefined` where it is
 * none of them, or beyond what a date can hold. Parts of a millisecond do not count. Total: a zone that is none counts as UTC.
 */
export const readInstant = (value: Json | undefined, zone: string): number | undefined => {
  if (typeof value === 'number') return Math.abs(value) <= END_OF_TIME ? Math.floor(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (MILLISECONDS.test(text)) return Number(text);
  const local = (at: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(at).epochMilliseconds;
  return (
    attempt(() => Temporal.Instant.from(text).epochMilliseconds) ??
    attempt(() => Temporal.ZonedDateTime.from(text).epochMilliseconds) ??
    attempt(() => local(zone)) ??
    attempt(() => local('UTC'))
  );
};
