import type { JsonObject } from '../definition/json/json.js';
import type { ImportRow } from './import-row.js';
import type { SubscriptionHow, SubscriptionStatus, ChosenStatus } from '../model/mail/subscription.js';
import type { TimelineEntry } from '../definition/journal.js';
import type { Page, PageQuery } from '../kernel/page.js';

export interface PersonView {
  id: string;
  email: string;
  tags: string[];
  fields: JsonObject;
  timeZone?: string;
  locale?: string;
  /** Whether opens and clicks of e-mails to them may be tracked. */
  tracked: boolean;
  /** May marketing mail go to them? `since` and `by` are `null` where it was never changed; `how` also where nobody chose. */
  subscription: {
    status: SubscriptionStatus;
    since: string | null;
    by: string | null;
    how: SubscriptionHow | null;
  };
  /** That mail to them comes back, and which mail is stopped for it; `null` where it does not. */
  bounced: { since: string; by: string; why: string; stops: 'marketing' | 'all' } | null;
  createdAt: string;
  lastSeenAt: string | null;
}

/** What is changed about a person; tags that are there, or not there, already and equal values change nothing. */
export interface ChangePerson {
  addTags?: string[];
  removeTags?: string[];
  fields?: JsonObject;
}

/** Rows of a list of people, 1,000 at most at once. */
export interface ImportPeople {
  /** Names the import: handing a row of it over twice changes nothing. */
  import: string;
  /** Counted from 1, as whoever made the list counts. */
  rows: { row: number; person: ImportRow }[];
  /** Whether what changes starts workflows, and who comes into a segment enters it; not by default. */
  startWorkflows?: boolean;
  by?: string;
}

/** What became of one row; the messages are sentences that a merchant can read. */
interface RowIssues {
  row: number;
  issues: { path: (string | number)[]; message: string }[];
}

export interface ImportResult {
  /** Rows that were taken in, also those of which something was left out. */
  accepted: number;
  /** Rows without an e-mail address that can be mailed: nothing of them was taken in. */
  refused: RowIssues[];
  /** Rows that were taken in without some of their cells. */
  leftOut: RowIssues[];
}

export interface PeopleApi {
  /**
   * Finds people whose e-mail starts with `q`, then those of whom each word of `q` begins a word of their names, their
   * address or its domain (`ella berg`, `@example.com`; case and accents do not count), then those with the tag `q`.
   * All people, newest first, without `q`.
   */
  search(query: { q?: string } & PageQuery): Promise<Page<PersonView>>;
  get(id: string): Promise<PersonView | null>;
  /**
   * Changes tags and fields; what really changed can start workflows.
   * @throws NotFoundError, or InvalidInputError with the paths
   */
  change(id: string, change: ChangePerson): Promise<void>;
  /**
   * Takes in people of a list: new ones, and what it tells of those who are there. A cell that cannot be
   * taken in is left out, and a row without an address is refused; both are told with their reasons. Workers merge them in; nobody is subscribed again by it.
   * @throws InvalidInputError about the call as a whole
   */
  import(list: ImportPeople): Promise<ImportResult>;
  /** The names of all fields that anybody has, in order. Reads everybody: meant for an export. */
  fieldNames(): Promise<string[]>;
  /** Everything that happened to a person over all workflows, newest first. */
  timeline(id: string, query?: PageQuery): Promise<Page<TimelineEntry>>;
  /**
   * Subscribes or unsubscribes a person by hand, recorded as an event with `by`; what is so already stays as it is.
   * @throws NotFoundError, or InvalidInputError
   */
  setSubscription(id: string, status: ChosenStatus, by: string): Promise<PersonView>;
  /**
   * Switches tracking of opens and clicks off for a person, or on again. Off, it also holds for e-mails that they have
   * already: their links lead where they lead, and nothing is recorded.
   * @throws NotFoundError, or InvalidInputError
   */
  setTracking(id: string, tracked: boolean, by: string): Promise<PersonView>;
}
