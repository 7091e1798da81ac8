import type { PersonFacts } from '../decide/types.js';
import type { JsonObject } from '../definition/json/json.js';
import type { News } from './news.js';
import type { PersonWord } from './words.js';
import type { Subscription } from './subscription.js';

/** A person as stored. Identity is the lower-cased e-mail; the id never changes. */
export interface PersonRecord {
  _id: string;
  email: string;
  tags: string[];
  /** Ids of the segments they are in. */
  segments?: string[];
  /** When time alone may next change that; left out where it cannot. */
  segmentsAt?: Date;
  /** The dates in their fields that workflows wait for: when each is reached next, by watch. */
  dates?: Record<string, Date>;
  /** When the first of them is; left out where there is none. */
  datesAt?: Date;
  /** Keys of calculations that an earlier version made: none is made twice. */
  calculated?: string[];
  /**
   * Keys of changes that were applied, and when, by the database's clock; `until`: from when on it may be forgotten,
   * because nobody can try to apply it any more.
   */
  applied?: { key: string; at: Date; until?: Date }[];
  /** Counts the changes. */
  rev?: number;
  fields: JsonObject;
  externalIds: Record<string, string>;
  timeZone?: string;
  locale?: string;
  /** A mirror of the suppression list, for looking people up; sending asks the list itself. */
  subscription?: Subscription;
  /** What they are found by, beside their address; left out where an earlier version made them. */
  words?: PersonWord[];
  createdAt: Date;
  updatedAt: Date;
  /** When something last happened to them; `null` where they are only known by an import. */
  lastSeenAt: Date | null;
  /** Not made events of yet, oldest first; left out where there is none. */
  news?: News[];
  /** Since when there is news. */
  newsAt?: Date;
  /** Events that were taken into the profile and are not processed yet: none is taken in twice. */
  told?: string[];
}

/** What a decision may know of a person. */
export const personFacts = ({
  email,
  tags,
  fields,
  segments = [],
  timeZone,
  calculated: made,
}: PersonRecord): PersonFacts => ({
  email,
  tags,
  fields,
  segments,
  timeZone,
  ...(made ? { made } : {}),
});
