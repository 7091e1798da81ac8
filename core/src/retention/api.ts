import type { RetentionKind, RetentionSettings } from '../definition/shop-settings/index.js';
import type { Sum } from '../model/operation/sums.js';

/** One kind of things that the engine keeps. */
export interface KeptKind {
  kind: RetentionKind;
  /** For how many days; `null`: for ever. */
  days: number | null;
  /** About how many there are, and about how many bytes they take with their indexes. */
  count: number;
  bytes: number;
  /** How many are older than that, counted up to {@link MOST_DUE}; `null` where counting took too long. */
  due: number | null;
  /** The newest pass; `endedAt` is `null` while it is under way, or puts itself off. `null`: there was none yet. */
  lastPass: { startedAt: string; endedAt: string | null; removed: number } | null;
  /** Removed ever. */
  removed: number;
}

/** What is kept, for how long, and how much of it there is. */
export interface RetentionView {
  settings: RetentionSettings;
  kinds: KeptKind[];
  /** When this was looked up: the same is told for a minute. */
  at: string;
}

/** What looks further back than events would be kept. */
export interface LooksBack {
  kind: 'workflow' | 'sequence' | 'segment';
  id: string;
  name: string;
  /** Each condition, in a sentence. */
  messages: string[];
}

/** What would come of other settings. */
export interface RetentionPreview {
  /** Of each kind that would be kept otherwise: how many could go at once, counted up to {@link MOST_DUE}. */
  kinds: { kind: RetentionKind; days: number | null; was: number | null; due: number | null }[];
  looksBack: LooksBack[];
}

/** What is due is counted up to this. */
export const MOST_DUE = 10_000;

/** What was counted before it was removed. */
export type WorkflowSum = Omit<Sum, '_id'>;

export interface RetentionApi {
  /** What is kept, from the database's own books: nothing is counted over everything. */
  overview(): Promise<RetentionView>;
  /** What other settings would remove, and what would look further back than events are kept. Changes nothing. */
  preview(settings: unknown): Promise<RetentionPreview>;
  /** Of a workflow, what was counted of runs, steps and e-mails that are not kept any more. To be added to what is there. */
  sums(workflow: string): Promise<WorkflowSum[]>;
}
