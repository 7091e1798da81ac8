import type { Page, PageQuery } from '../kernel/page.js';
import type { AttentionKind } from '../model/operation/attention.js';

/** Which of what needs a person. */
export interface AttentionQuery {
  workflow?: string;
  step?: string;
  action?: string;
  kind?: AttentionKind;
  /** What it has in common with others that failed like it, as a group has it. */
  cause?: string;
  /** A part of the cause. */
  text?: string;
  person?: string;
  run?: string;
  /** Only what needs a person since this moment (ISO 8601), or longer. */
  until?: string;
}

/** Something that a workflow wanted done and that needs a person. */
export interface AttentionItem {
  id: string;
  kind: AttentionKind;
  /** Why, in words. */
  reason: string;
  cause: string;
  /** Its type, and what it is called. */
  action: { type: string; title: string };
  workflow: { id: string; name: string; version: number };
  step: string;
  person: { id: string; email: string };
  run: string;
  /** Its e-mail; `null` where it sends none. */
  message: string | null;
  attempts: number;
  since: string;
}

/** Those of one workflow and action that need a person for the same cause. */
export interface AttentionGroupView {
  workflow: { id: string; name: string };
  action: { type: string; title: string };
  kind: AttentionKind;
  cause: string;
  count: number;
  first: string;
  last: string;
}

/** Chosen one by one (200 at most), or all that match, of which one was told that there are so many. */
export type AttentionChoice = { keys: string[] } | { filter: AttentionQuery; expected: number };

/** A decision about one or many, and how far it has come. */
export interface AttentionJobView {
  id: string;
  what: 'retry' | 'dismiss' | 'undo';
  state: 'running' | 'done';
  /** How many it was to be about. */
  expected: number;
  done: number;
  by: string;
  note: string | null;
  startedAt: string;
  endedAt: string | null;
  /** What it dismissed can be put back. */
  undoable: boolean;
}

/** What failed, is held or came too late, and what somebody decides about it. */
export interface AttentionApi {
  /** Newest first. */
  list(query: AttentionQuery & PageQuery): Promise<Page<AttentionItem>>;
  /** The 200 largest groups. `more`: there are others. */
  groups(): Promise<{ groups: AttentionGroupView[]; more: boolean }>;
  /** How many match, up to a million. Hand `until` on with the filter, so that nobody decides about what they did not count. */
  count(filter?: AttentionQuery): Promise<{ count: number; until: string }>;
  /**
   * Has it done anew, as if for the first time and now, also what came too late. Who left or unsubscribed meanwhile is
   * skipped as always. A held e-mail is sent again, though it may have arrived. What is many is carried out by the
   * workers, across restarts; what is done meanwhile is not done again.
   * @throws ConflictError where more match than were expected
   */
  retry(choice: AttentionChoice, how: { by: string }): Promise<AttentionJobView>;
  /**
   * Takes it from the list. A held e-mail counts as sent from then on, or as not sent.
   * @throws ConflictError where more match than were expected
   */
  dismiss(
    choice: AttentionChoice,
    how: { by: string; note?: string; heldAs?: 'sent' | 'not_sent' },
  ): Promise<AttentionJobView>;
  /** Puts back what was dismissed together. @throws NotFoundError, ConflictError where there is nothing to put back */
  undo(job: string, how: { by: string }): Promise<AttentionJobView>;
  job(id: string): Promise<AttentionJobView | null>;
  /** The newest 20 decisions. */
  jobs(): Promise<AttentionJobView[]>;
}
