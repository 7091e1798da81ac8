import assert from 'node:assert/strict';
import type { PersonChange } from '../../../decide/types.js';
import type { PersonRecord, Telling, TellingOptions } from '../../../model/person.js';
import type { Stores } from '../../../model/stores.js';

/** So many minutes into the day of a case. */
export const minute = (n: number): Date => new Date(Date.UTC(2026, 0, 1, 0, n));

/** Before and behind what any database's clock says. */
export const LONG_AGO = new Date(0);
export const NOT_SOON = new Date(Date.UTC(2200, 0, 1));

/** Nobody's id. */
export const NOBODY = 'nobody';

/** An event that tells something about a person. */
export const telling = (email: string, more: Partial<Telling> = {}): Telling => ({
  _id: `test:${email}`,
  email,
  occurredAt: minute(0),
  ...more,
});

/** Takes in what events tell. */
export const tell = (
  { people }: Stores,
  events: Telling[],
  how: Partial<TellingOptions> = {},
): Promise<Map<string, PersonRecord>> =>
  people.upsertFromEvents(events, { now: minute(0), until: NOT_SOON, heardFields: new Set(), ...how });

/** Makes somebody known, with nothing new about them. */
export const meet = async (
  store: Stores,
  email: string,
  person: NonNullable<Telling['person']> = {},
): Promise<PersonRecord> => {
  const event = telling(email, { person, quiet: true });
  await tell(store, [event]);
  const id = (await store.people.idsOf([email]))[0] ?? '';
  await store.people.forgetTold([id], [event._id], NOT_SOON);
  return known(store, id);
};

/** Makes several people known, one after the other. */
export const meetAll = async (store: Stores, emails: string[]): Promise<PersonRecord[]> => {
  const met: PersonRecord[] = [];
  for (const email of emails) met.push(await meet(store, email));
  return met;
};

/** Somebody as they are now. @throws AssertionError where they are not there */
export const known = async ({ people }: Stores, id: string): Promise<PersonRecord> => {
  const person = (await people.byIds([id])).get(id);
  assert(person, `there is nobody with the id "${id}"`);
  return person;
};

/** Makes changes to one person, from outside. */
export const change = ({ people }: Stores, person: PersonRecord, ...changes: PersonChange[]): Promise<void> =>
  people.change([{ people: [person._id], changes, cause: { depth: 0 } }], minute(1));

/** What is new about somebody, without what each store chooses itself. */
export const newsOf = ({ news = [] }: PersonRecord): object[] =>
  news.map(({ name, properties }) => ({ name, properties }));

export const emailsOf = (people: Iterable<PersonRecord>): string[] => [...people].map(({ email }) => email);
