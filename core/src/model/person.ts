import { PURCHASE } from '../definition/events/purchase-event.js';
import type { PersonFacts, PersonChange } from '../decide/types.js';
import type { JsonObject } from '../definition/json/json.js';
import type { PersonWord } from './words.js';
import type { Subscription } from './mail/subscription.js';
import type { EventRecord } from './event.js';

/** What brought a change about: nothing, for a change from outside, or a run. */
export interface Cause {
  /** How many workflows set one another off before it, this one included; 0 from outside. */
  depth: number;
  run?: string;
  /** Nobody is told of it: it was so before. */
  quiet?: boolean;
}

/**
 * Something that became different about a person, kept on the person by the very write that changed it until it has
 * been made an event: so that no change goes unheard, and one that changed nothing is not heard of.
 */
export interface News extends Cause {
  id: string;
  name: string;
  properties: JsonObject;
  at: Date;
}

/** What may be concluded about somebody whom nobody asked, in the order of the alphabet. */
export const guessable = ['locale', 'timeZone'] as const;
export type Guessable = (typeof guessable)[number];

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
  /** Addresses of people who were merged into this one: what happens to them happens to this one. */
  aliases?: string[];
  timeZone?: string;
  locale?: string;
  /** Which of the two nobody said: they were concluded, from an address for example. Left out where there is none. */
  guessed?: Guessable[];
  /** When they first bought something; left out where it is not known that they did. */
  customerSince?: Date;
  /** Opens and clicks of their mails are not tracked; left out where they may be. */
  untracked?: true;
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

/** The same changes for many people. */
export interface ChangeGroup {
  people: string[];
  changes: PersonChange[];
  cause: Cause;
}

/** Changes that were committed together and are to be applied to people, once to each. */
export interface Application {
  /** What each person remembers them by. */
  key: string;
  changes: PersonChange[];
  cause: Cause;
  /** When they were decided. */
  at: Date;
  people: string[];
}

/** Between which moments, by the database's clock, changes are applied. */
export interface ApplyWindow {
  /** Before it was asked what is pending: what had been applied by then has been forgotten by its run. */
  since: Date;
  /** From then on the database refuses. */
  deadline: Date;
}

/** What became of applications, by key: people who have the changes or are not there, and people who cannot take them. */
export interface Applied {
  done: Map<string, Set<string>>;
  missing: Set<string>;
  refused: { key: string; person: string; reason: string }[];
}

/** What is new about a person. */
export interface PersonNews {
  person: string;
  email: string;
  news: News[];
}

/** Which segments somebody is in from now on, and what is new about that. */
export interface SegmentWrite {
  /** As they were when it was worked out. */
  person: PersonRecord;
  segments: string[];
  segmentsAt: Date | undefined;
  news: Omit<News, 'id' | 'at'>[];
}

/** When the dates that are waited for are reached next. */
export interface DateWrite {
  /** As they were when it was worked out. */
  person: PersonRecord;
  dates: Record<string, Date>;
}

/** By which words somebody is found. */
export interface WordsWrite {
  /** As they were when it was worked out. */
  person: PersonRecord;
  words: PersonWord[];
}

/** What waiting for dates in people's fields needs from a store. */
export interface DatesStore {
  /** Writes down the next dates; false where somebody was changed meanwhile and nothing was written of them. */
  writeDates(writes: DateWrite[]): Promise<boolean>;
  /** For whom a date has come, longest due first. */
  datesDue(now: Date, limit: number): Promise<PersonRecord[]>;
}

/** What being in segments needs from a store. */
export interface MembersStore {
  /** Writes down who is in which segments; false where somebody was changed meanwhile and nothing was written of them. */
  writeSegments(writes: SegmentWrite[], now: Date): Promise<boolean>;
  /** Whose segments may have changed by time alone, longest due first. */
  segmentsDue(now: Date, limit: number): Promise<PersonRecord[]>;
  /** Takes everybody out of a segment. */
  leaveSegment(segment: string): Promise<void>;
  /** Newest first. */
  inSegment(query: { segment: string; after?: string | undefined; limit: number }): Promise<PersonRecord[]>;
  countInSegment(segment: string): Promise<number>;
}

/** What an event tells about a person. */
export type Telling = Pick<EventRecord, '_id' | 'email' | 'person' | 'occurredAt' | 'quiet'> &
  Partial<Pick<EventRecord, 'name'>>;

/** When each of these people bought something first, of what these events tell, by e-mail. */
export const firstPurchases = (events: Telling[]): Map<string, Date> => {
  const first = new Map<string, Date>();
  for (const { name, email, occurredAt } of events) {
    const before = first.get(email);
    if (name === PURCHASE && !(before && before <= occurredAt)) first.set(email, occurredAt);
  }
  return first;
};

export interface TellingOptions {
  now: Date;
  until: Date;
  heardFields: ReadonlySet<string>;
}

/** What people need from a store. */
export interface PeopleStore extends MembersStore, DatesStore {
  /**
   * Makes sure that a person exists for each event and merges in what the events tell, each once: until `forgetTold` it
   * is remembered who was told what. Returns all of them by e-mail. What is told after `until`, in the database's time,
   * is not merged in. That a field changed is news for the fields that somebody listens to.
   */
  upsertFromEvents(events: Telling[], how: TellingOptions): Promise<Map<string, PersonRecord>>;
  /** Forgets which of these events people were told: they are processed. Not after `until`, in the database's time. */
  forgetTold(people: string[], events: string[], until: Date): Promise<void>;
  byIds(ids: string[]): Promise<Map<string, PersonRecord>>;
  /** By e-mail, in lower case; those who are not there are left out. */
  byEmails(emails: string[]): Promise<Map<string, PersonRecord>>;
  /** Idempotent set operations, in bulk. What they really changed is news, once. */
  change(groups: ChangeGroup[], now: Date): Promise<void>;
  /**
   * Applies changes, each once to a person, whoever tries it how often. One person stands in one application at most.
   * @throws what the database could not do for everybody, for example where it is away
   */
  apply(applications: Application[], window: ApplyWindow): Promise<Applied>;
  /** The ids behind these addresses. */
  idsOf(emails: string[]): Promise<string[]>;
  /** Looks at somebody's segments or dates again at a later moment only. */
  putOff(person: string, what: 'segmentsAt' | 'datesAt', until: Date): Promise<void>;
  /** People by their ids, from the one behind `after` up to and including `to`. */
  range(query: { after: string; to?: string; limit: number }): Promise<PersonRecord[]>;
  /** The names of all fields that anybody has, in order. */
  fieldNames(): Promise<string[]>;
  /** About how many people there are. */
  countAll(): Promise<number>;
  /** People about whom there is news, longest waiting first. */
  withNews(limit: number): Promise<PersonNews[]>;
  /** Forgets news that was heard. */
  forgetNews(people: string[], ids: string[]): Promise<void>;
  /**
   * Those whose e-mail starts with `q` first, then those of whom each word of `q` begins a word of their names, their
   * address or its domain, then those with the tag `q`; `next` goes in as `after` for the next page.
   */
  search(query: { q?: string | undefined; after?: string | undefined; limit: number }): Promise<{
    people: PersonRecord[];
    next: string | null;
  }>;
  /** By an address that was merged into another: the person who has it now. Those that are nobody's alias are left out. */
  byAliases(emails: string[]): Promise<Map<string, PersonRecord>>;
  /** Removes people. */
  erase(ids: string[]): Promise<void>;
  /** Has later events of these addresses be this person's. */
  addAliases(person: string, emails: string[]): Promise<void>;
  /**
   * Takes into a person what is known of another, as the other stands there; whatever `into` has stays as it is. Their
   * segments and dates are looked at again at once. Then the other is removed. Nothing where one of them is not there.
   */
  absorb(from: string, into: string, now: Date): Promise<void>;
  /** Has a person's mails be tracked, or not. Returns whether that changed anything. */
  setTracked(person: string, tracked: boolean, now: Date): Promise<boolean>;
  /** Writes down by which words people are found; false where somebody was changed meanwhile and nothing was written of them. */
  writeWords(writes: WordsWrite[]): Promise<boolean>;
}
