import type { PersonChange } from '../decide/types.js';
import type { ValidEvent } from '../events/event.js';
import type { PersonRecord } from './person.js';

/** The same changes for many people. */
export interface ChangeGroup {
  people: string[];
  changes: PersonChange[];
}

/** What people need from a store. */
export interface PeopleStore {
  /** Makes sure that a person exists for each event and merges in what the events tell. Answers by e-mail. */
  upsertFromEvents(
    events: Pick<ValidEvent, 'email' | 'person' | 'occurredAt'>[],
    now: Date,
  ): Promise<Map<string, PersonRecord>>;
  byIds(ids: string[]): Promise<Map<string, PersonRecord>>;
  /** Idempotent set operations, in bulk. */
  change(groups: ChangeGroup[], now: Date): Promise<void>;
  /** E-mails that start with `q` first, then people with the tag `q`; `next` goes in as `after` for the next page. */
  search(query: { q?: string | undefined; after?: string | undefined; limit: number }): Promise<{
    people: PersonRecord[];
    next: string | null;
  }>;
}
