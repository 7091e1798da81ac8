import type { EventRecord, EventStore } from '../model/event.js';
import type { PersonRecord } from '../model/person.js';
import type { RunHead } from '../model/run.js';

type About = Pick<RunHead, '_id' | 'person' | 'subject'>;

const keyOf = (subject: string, email: string): string => `${subject}\n${email}`;

/** By run, the newest event about the thing that it is about, of its own person: what others do with it is theirs. */
export const snapshotsOf = async (
  events: Pick<EventStore, 'newestAbout'>,
  runs: About[],
  people: Map<string, PersonRecord>,
): Promise<Map<string, EventRecord>> => {
  const about = runs.flatMap(({ _id, person, subject }) => {
    const email = people.get(person)?.email;
    return subject === undefined || email === undefined ? [] : [{ run: _id, subject, email }];
  });
  const newest = await events.newestAbout(about);
  const found = new Map(newest.map((e) => [keyOf(e.subject ?? '', e.email), e]));
  return new Map(
    about.flatMap(({ run, subject, email }) => {
      const event = found.get(keyOf(subject, email));
      return event ? [[run, event] as const] : [];
    }),
  );
};
