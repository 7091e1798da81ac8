import type { PersonChange } from '../../../decide/types.js';
import {
  guessable,
  firstPurchases,
  type PeopleStore,
  type PersonRecord,
  type Telling,
  type TellingOptions,
} from '../../../model/person.js';
import { wordsOfEmail } from '../../../model/words.js';
import type { Table } from '../kit/table.js';
import { changePerson } from './change.js';

/** Where the time and new ids are from. */
export interface Sources {
  now: () => Date;
  /** Later ones sort behind earlier ones. */
  newId: () => string;
}

/** When each address was last seen by these events; `null` where all of its events are quiet. */
const lastSeenOf = (events: Telling[]): Map<string, Date | null> => {
  const lastSeen = new Map<string, Date | null>();
  for (const { email, occurredAt, quiet } of events) {
    const before = lastSeen.get(email) ?? null;
    lastSeen.set(email, quiet || (before && before >= occurredAt) ? before : occurredAt);
  }
  return lastSeen;
};

const newPerson = (_id: string, email: string, now: Date): PersonRecord => ({
  _id,
  email,
  tags: [],
  fields: {},
  externalIds: {},
  words: wordsOfEmail(email),
  createdAt: now,
  updatedAt: now,
  lastSeenAt: null,
});

const changesOf = ({ fields = {}, tags = [] }: NonNullable<Telling['person']>): PersonChange[] => [
  ...Object.entries(fields).map(([field, value]) => ({ kind: 'set_field' as const, field, value })),
  ...tags.map((tag) => ({ kind: 'add_tag' as const, tag })),
];

/** Merges in what an event tells, and remembers that it was told. */
const tell = (
  record: PersonRecord,
  { _id, quiet }: Telling,
  person: NonNullable<Telling['person']>,
  { now, heardFields, key }: Pick<TellingOptions, 'now' | 'heardFields'> & { key: string },
): void => {
  changePerson(record, changesOf(person), {
    cause: { depth: 0 },
    at: now,
    key,
    isHeard: (c) => !quiet && (c.kind !== 'set_field' || heardFields.has(c.field)),
  });
  Object.assign(record.externalIds, person.externalIds);
  if (person.untracked) record.untracked = true;
  const guesses = new Set(record.guessed);
  for (const key of guessable) {
    const [said, guess] = [person[key], person.guessed?.[key]];
    if (said) guesses.delete(key);
    else if (guess && record[key] === undefined) guesses.add(key);
    if (said) record[key] = said;
    else if (guess && guesses.has(key)) record[key] = guess;
  }
  if (guesses.size > 0) record.guessed = [...guesses].sort();
  else delete record.guessed;
  record.told = [...(record.told ?? []), _id];
};

/** What of `PeopleStore` takes in what events tell. */
export const createTold = (
  people: Table<PersonRecord>,
  sources: Sources,
): Pick<PeopleStore, 'upsertFromEvents' | 'forgetTold'> => ({
  async upsertFromEvents(events, { now, until, heardFields }) {
    const lastSeen = lastSeenOf(events);
    const bought = firstPurchases(events);
    const ids = new Map(people.find(({ email }) => lastSeen.has(email)).map((p) => [p.email, p._id]));
    for (const [email, seenAt] of lastSeen) {
      const person = people.get(ids.get(email) ?? '') ?? newPerson(sources.newId(), email, now);
      if (seenAt && (!person.lastSeenAt || person.lastSeenAt < seenAt)) person.lastSeenAt = seenAt;
      const first = bought.get(email);
      if (first && !(person.customerSince && person.customerSince <= first)) person.customerSince = first;
      person.updatedAt = now;
      person.rev = (person.rev ?? 0) + 1;
      people.put(person);
      ids.set(email, person._id);
    }
    const inTime = sources.now() < until;
    for (const event of events) {
      const { _id, email, person } = event;
      if (!person || !inTime) continue;
      people.update(
        ids.get(email) ?? '',
        (record) => tell(record, event, person, { now, heardFields, key: sources.newId() }),
        ({ told }) => !told?.includes(_id),
      );
    }
    return new Map(people.find(({ email }) => lastSeen.has(email)).map((p) => [p.email, p]));
  },

  async forgetTold(ids, events, until) {
    if (sources.now() >= until) return;
    const forgotten = new Set(events);
    for (const id of ids)
      people.update(id, (person) => {
        const left = (person.told ?? []).filter((event) => !forgotten.has(event));
        if (left.length > 0) person.told = left;
        else delete person.told;
      });
  },
});
