import fc from 'fast-check';
import type { EventFact, PersonFacts } from '../../../core/src/decide/types.js';
import type { JsonObject } from '../../../core/src/definition/index.js';
import { eventName, field, happened, moment, properties, tag, value, zone } from './values.js';

/** An event that is handed over while a person waits. */
export interface Arrival {
  kind: 'event';
  name: string;
  properties: JsonObject;
  /** How far into the wait: 0 at its begin, 1 at its end. */
  into: number;
  /** How long before it had happened, in milliseconds; `step`: the moment at which the person came to the step. */
  happened: number | 'step';
}

/** What happens to somebody who waits: an event, a change of what is known of them, or the wake-up, late perhaps. */
export type Incident = Arrival | { kind: 'person'; person: PersonFacts } | { kind: 'wake'; late: number };

/** A person, how they entered, in which surroundings, and what then happens, in this order. */
export interface Story {
  person: PersonFacts;
  trigger: Pick<EventFact, 'name' | 'occurredAt' | 'properties'>;
  /** How long after the trigger the run is decided on for the first time. */
  late: number;
  before: Arrival[];
  incidents: Incident[];
  timeZone: string;
  timeScale: number;
}

const HOUR = 3_600_000;

const person: fc.Arbitrary<PersonFacts> = fc
  .record({
    tags: fc.uniqueArray(tag),
    segments: fc.subarray(['hot', 'cold']),
    fields: fc.dictionary(field, value, { maxKeys: 4 }),
    timeZone: fc.option(zone, { nil: undefined }),
  })
  .map((known) => ({ email: 'ada@example.com', ...known }));

const arrival: fc.Arbitrary<Arrival> = fc.record({
  kind: fc.constant('event'),
  name: happened,
  properties,
  into: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  happened: fc.oneof(
    fc.constantFrom('step' as const, 0, 1, 999),
    fc.integer({ min: 0, max: 400 }).map((hours) => hours * HOUR),
  ),
});

const late = fc.oneof(fc.constant(0), fc.constantFrom(1, 1_000, 90_000, HOUR, 40 * 24 * HOUR));

const incident: fc.Arbitrary<Incident> = fc.oneof(
  { weight: 4, arbitrary: arrival },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wake' as const), late }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('person' as const), person }) },
);

export const story: fc.Arbitrary<Story> = fc.record({
  person,
  trigger: fc.record({ name: eventName, occurredAt: moment, properties }),
  late,
  before: fc.array(arrival, { maxLength: 3 }),
  incidents: fc.array(incident, { maxLength: 12 }),
  timeZone: zone,
  timeScale: fc.constantFrom(1, 1, 1, 600, 1e9),
});
