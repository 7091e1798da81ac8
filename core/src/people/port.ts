import type { PersonChange } from '../decide/types.js';
import type { ValidEvent } from '../events/event.js';
import type { Cause, News } from './news.js';
import type { PersonRecord } from './person.js';

/** The same changes for many people. */
export interface ChangeGroup {
  people: string[];
  changes: PersonChange[];
  cause: Cause;
}

/** What is new about a person. */
export interface PersonNews {
  person: string;
  email: string;
  news: News[];
}

/** What people need from a store. */
export interface PeopleStore {
  /**
   * Makes sure that a person exists for each event and merges in what the events tell. Answers by e-mail. That a field
   * changed is news for the fields that somebody listens to.
   */
  upsertFromEvents(
    events: Pick<ValidEvent, 'email' | 'person' | 'occurredAt'>[],
    now: Date,
    heardFields?: ReadonlySet<string>,
  ): Promise<Map<string, PersonRecord>>;
  byIds(ids: string[]): Promise<Map<string, PersonRecord>>;
  /** By e-mail, in lower case; those who are not there are left out. */
  byEmails(emails: string[]): Promise<Map<string, PersonRecord>>;
  /** Idempotent set operations, in bulk. What they really changed is news, once. */
  change(groups: ChangeGroup[], now: Date): Promise<void>;
  /** People about whom there is news, longest waiting first. */
  withNews(limit: number): Promise<PersonNews[]>;
  /** Forgets news that was heard. */
  forgetNews(people: string[], ids: string[]): Promise<void>;
  /** E-mails that start with `q` first, then people with the tag `q`; `next` goes in as `after` for the next page. */
  search(query: { q?: string | undefined; after?: string | undefined; limit: number }): Promise<{
    people: PersonRecord[];
    next: string | null;
  }>;
}
