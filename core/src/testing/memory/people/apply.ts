import type { Application, Applied, ApplyWindow, PersonRecord } from '../../../model/person.js';
import type { Table } from '../kit/table.js';
import { changePerson } from './change.js';

/** How long a person remembers a key at least after its run forgot it, in milliseconds: longer than any deadline. */
const REMEMBER = 120_000;

/** About how much a record holds, as a database has it: 16 MB. */
const MOST = 16 * 1024 * 1024;

/** Those that were forgotten by their runs are kept for as long as somebody who read them earlier could come with them. */
const remembered = (
  applied: NonNullable<PersonRecord['applied']>,
  since: Date,
  now: Date,
): NonNullable<PersonRecord['applied']> =>
  applied
    .filter(({ until }) => !until || until > now)
    .map((one) => (!one.until && one.at < since ? { ...one, until: new Date(now.getTime() + REMEMBER) } : one));

const applyTo = (person: PersonRecord, { key, changes, cause, at }: Application, since: Date, now: Date): void => {
  changePerson(person, changes, { cause, at, key });
  person.applied = [...remembered(person.applied ?? [], since, now), { key, at: now }];
};

/** See `PeopleStore.apply`. A record that would become too large is refused. */
export const applyToPeople = (
  people: Table<PersonRecord>,
  applications: Application[],
  { since, deadline }: ApplyWindow,
  now: Date,
): Applied => {
  const result: Applied = { done: new Map(), missing: new Set(), refused: [] };
  for (const application of applications) {
    const { key } = application;
    const done = new Set<string>();
    result.done.set(key, done);
    for (const id of application.people) {
      const person = people.get(id);
      if (!person) result.missing.add(id);
      else if (person.applied?.some((a) => a.key === key)) done.add(id);
      else if (now < deadline) {
        applyTo(person, application, since, now);
        if (JSON.stringify(person).length > MOST) {
          result.refused.push({ key, person: id, reason: 'the record would become too large' });
          continue;
        }
        people.put(person);
        done.add(id);
      }
    }
  }
  return result;
};
