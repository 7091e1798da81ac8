import type { BackfillState } from '../../backfills/port.js';
import type { Condition } from '../../definition/condition.js';
import type { JsonObject } from '../../definition/json.js';
import type { ImportRow } from '../../people/import-row.js';
import type { SubscriptionHow, SubscriptionStatus } from '../../subscriptions/subscription.js';

export interface PersonView {
  id: string;
  email: string;
  tags: string[];
  fields: JsonObject;
  timeZone?: string;
  locale?: string;
  /** May marketing mail go to them? `since` and `by` are `null` where it was never changed; `how` also where nobody chose. */
  subscription: {
    status: SubscriptionStatus;
    since: string | null;
    by: string | null;
    how: SubscriptionHow | null;
  };
  createdAt: string;
  lastSeenAt: string | null;
}

/** What is changed about a person; tags that are there, or not there, already and equal values change nothing. */
export interface ChangePerson {
  addTags?: string[];
  removeTags?: string[];
  fields?: JsonObject;
}

/** People to add to a workflow by hand, at most 10,000. An e-mail that is not known yet becomes a new person. */
export interface AddPeople {
  people: ({ id: string } | { email: string })[];
  /** The same for every attempt: adding again under it changes nothing. */
  request?: string;
  /** Of a sequence only: whether those who were taken out go on where they were (the default) or begin anew. */
  again?: 'resume' | 'restart';
}

/** Who is added by a backfill: those who fit criteria or are in a segment; everybody where neither is given. */
export interface StartBackfill {
  /** In the language of segments. */
  criteria?: unknown;
  segment?: string;
  /** How many are added in a minute at most; 1,000 by default. */
  perMinute?: number;
  /**
   * The same for every attempt to start it: it starts once. Without it, starting the same people again while they are
   * being added, or within a minute, is the same attempt.
   */
  request?: string;
  by?: string;
}

export interface BackfillView {
  id: string;
  workflow: string;
  /** `null`: everybody. */
  criteria: Condition | null;
  perMinute: number;
  state: BackfillState;
  added: number;
  /** How many people it has looked at, of about how many; `null` when it has ended. */
  progress: { looked: number; of: number } | null;
  startedAt: string;
  endedAt: string | null;
  by: string | null;
  /** The schedule it came about by: `every Monday at 09:00`; `null`: by hand. */
  schedule: string | null;
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
