import type { SubscriptionHow, SuppressionReason } from '../model/mail/subscription.js';
import type { Page, PageQuery } from '../kernel/page.js';

/** An address to which no mail goes, or no marketing mail, for one reason; one address may have two. */
export interface SuppressionView {
  email: string;
  /** `unsubscribed`: they left. `complained`: they called a mail spam. `bounced`: mail to them comes back. */
  reason: SuppressionReason;
  /** `all`: also mail about orders, because there is no such mailbox. */
  stops: 'marketing' | 'all';
  since: string;
  /** Who told it: a provider, who of the staff, or the way in which they left. */
  by: string;
  how: SubscriptionHow | null;
  /** The mail server's words, or what the staff wrote. */
  why: string | null;
}

/** Filters of the list; `q` is the start of an address. */
export interface SuppressionQuery extends PageQuery {
  q?: string;
  reason?: SuppressionReason;
}

/** What is put on the list, or taken off it, by hand. */
export interface SuppressionChange {
  email: string;
  reason: SuppressionReason;
  /** In the words of whoever does it. */
  why: string;
  /** Who of the staff does it. */
  by: string;
}

/** A row of a list of addresses; without a reason they unsubscribed. */
export interface SuppressionRow {
  email: string;
  reason?: SuppressionReason | undefined;
  why?: string | undefined;
}

/** Rows of another system's suppression list, 1,000 at most at once. */
export interface ImportSuppressions {
  /** Names the import: handing a row of it over twice changes nothing. */
  import: string;
  /** Counted from 1, as whoever made the list counts. */
  rows: { row: number; entry: SuppressionRow }[];
  by: string;
}

export interface SuppressionImportResult {
  /** Rows whose addresses are on the list now and were not. */
  added: number;
  /** Rows whose addresses were on it for that reason already. */
  known: number;
  /** Rows of which nothing was taken in; the messages are sentences that a merchant can read. */
  refused: { row: number; issues: { path: (string | number)[]; message: string }[] }[];
}

/** The suppression list: who gets no mail, or no marketing mail, since when and why. */
export interface SuppressionsApi {
  /** Newest first; with `q` by address. Page by page it is also the export. */
  list(query?: SuppressionQuery): Promise<Page<SuppressionView>>;
  /** Puts an address on the list; what is so already stays as it is. @throws InvalidInputError */
  add(entry: SuppressionChange): Promise<void>;
  /**
   * Takes an address off the list: mail goes out to it again. Where another reason is left, that one still holds.
   * @throws NotFoundError where it is not on the list for this reason, or InvalidInputError
   */
  remove(entry: SuppressionChange): Promise<void>;
  /** Takes in a list. Rows that are refused are told; nobody enters a workflow by it. @throws InvalidInputError */
  import(list: ImportSuppressions): Promise<SuppressionImportResult>;
}
