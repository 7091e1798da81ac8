import type { BackfillState } from '../model/backfill.js';
import type { Condition } from '../definition/condition.js';
import type { SegmentPreview } from '../segments/api.js';

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

/** Everybody who matches now is added to a workflow with the trigger "Added by hand", so many a minute. */
export interface BackfillsApi {
  /** Counts who would be added, within 3 seconds. @throws as `start` */
  preview(workflow: string, backfill?: StartBackfill): Promise<SegmentPreview>;
  /**
   * Starts one; it goes on across restarts. While the workflow is paused it waits. Nobody is added twice.
   * @throws NotFoundError, ConflictError where the workflow takes nobody in, InvalidInputError, InvalidDefinitionError
   */
  start(workflow: string, backfill?: StartBackfill): Promise<{ id: string }>;
  /** The newest 20 of a workflow. */
  list(workflow: string): Promise<BackfillView[]>;
  /** Who was added stays inside. @throws NotFoundError, or ConflictError when it has ended */
  cancel(workflow: string, id: string, by?: string): Promise<void>;
}
