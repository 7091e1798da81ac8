import fc from 'fast-check';
import { UNSUBSCRIBED } from '../../../core/src/definition/events/subscription-events.js';
import { durationUnits, type Duration, type Json, type JsonObject } from '../../../core/src/definition/index.js';
import { jsonFault } from '../../../core/src/definition/json/json-fault.js';

/** Few words, so that what a definition asks for is often there, and often not. */
export const eventName = fc.constantFrom('added_to_cart', '$purchase', 'seen');

/** What happens may also be what the engine tells itself. */
export const happened = fc.oneof({ weight: 9, arbitrary: eventName }, fc.constant(UNSUBSCRIBED));
export const tag = fc.constantFrom('vip', 'new', 'Customer');
export const field = fc.constantFrom('plan', 'score', 'born', 'cart', 'constructor');
export const property = fc.constantFrom('cart', 'total', 'at', 'deep.list.0', 'deep.none', 'toString');

const HOUR = 3_600_000;

/** Around these moments clocks are put forward or back, a day is skipped, or a month ends unusually. */
const CLOCK_CHANGES = [
  '2026-03-29T01:00Z', // Zurich, forward
  '2026-10-25T01:00Z', // Zurich, back
  '2026-03-08T07:00Z', // New York, forward
  '2026-11-01T06:00Z', // New York, back
  '2026-10-03T15:30Z', // Lord Howe, forward by half an hour
  '2026-04-04T15:00Z', // Lord Howe, back by half an hour
  '2011-12-30T10:00Z', // Apia, a day is left out
  '2028-02-29T00:00Z', // a leap day
  '2026-01-31T23:59Z', // the next month is shorter
].map((text) => Date.parse(text));

/** A moment in Unix milliseconds, close to a change of clocks. */
export const moment = fc
  .tuple(
    fc.constantFrom(...CLOCK_CHANGES),
    fc.oneof(
      fc.constantFrom(-1, 0, 1),
      fc.integer({ min: -26, max: 26 }).map((hours) => hours * HOUR),
    ),
    fc.constantFrom(0, 0, 30 * 60_000, 59_999),
  )
  .map(([change, before, more]) => change + before + more);

/** Zones with changes of an hour, of half an hour, of a whole day and none; the last one is no zone at all. */
export const zone = fc.constantFrom(
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Mars/Olympus',
);

/** A duration: mostly short, sometimes as long as the language allows. */
export const duration: fc.Arbitrary<Duration> = fc.record({
  amount: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.constantFrom(1, 119, 120)),
  unit: fc.constantFrom(...durationUnits),
});

const instant = moment.map((at) => new Date(at).toISOString());

/** A date as fields and properties hold it: an instant, or with no zone, or a day, or Unix milliseconds. */
export const date: fc.Arbitrary<string | number> = fc.oneof(
  instant,
  instant.map((text) => text.slice(0, 19)),
  instant.map((text) => text.slice(0, 10)),
  moment,
);

const unusual: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  '',
  -0,
  0.5,
  5e-324,
  1e300,
  -1e300,
  8.64e15,
  -8.64e15,
  '+275760-09-13T00:00:00Z',
  '2026-02-30',
  '24:00',
  'NaN',
  '\ud800',
);

/** Any value of a field or a property. */
export const value: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>('c1', 'c2', 1, '1', 'Gold', true, ['c1', 'vip'], { list: [1, 'c1'] }) },
  { weight: 2, arbitrary: date },
  { weight: 1, arbitrary: unusual },
  // Names that JavaScript keeps for itself are refused when a definition is published: that is tested there.
  {
    weight: 1,
    arbitrary: fc
      .jsonValue({ maxDepth: 2 })
      .map((any) => any as Json)
      .filter((any) => jsonFault(any) === undefined),
  },
);

/** The properties of an event. */
export const properties: fc.Arbitrary<JsonObject> = fc.record(
  { cart: value, total: value, at: date, deep: fc.record({ list: fc.array(value, { maxLength: 2 }) }) },
  { requiredKeys: [] },
);

const two = (n: number) => String(n).padStart(2, '0');

/** A time of day, `HH:MM`. */
export const timeOfDay = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 30, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

/** Some of the days of a week or a month. */
export const daysFrom1To = (last: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: last }), { minLength: 1, maxLength: last });
