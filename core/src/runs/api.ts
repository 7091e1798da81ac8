import type { RunOutcome, TimelineEntry } from '../definition/journal.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import type { Page, PageQuery } from '../kernel/page.js';

export interface RunView {
  id: string;
  workflow: { id: string; name: string; version: number };
  person: { id: string; email: string };
  instance?: string;
  state: 'waiting' | 'ended';
  /** The step it stands at; `null` once it has ended. */
  step: string | null;
  enteredAt: string;
  wakeAt: string | null;
  endedAt: string | null;
  outcome: RunOutcome | null;
  reason: string | null;
  /** How many of its actions failed, are held or came too late. */
  failedActions: number;
}

export interface RunExplanation {
  run: RunView;
  definition: WorkflowDefinition;
  timeline: TimelineEntry[];
}

export interface RunsApi {
  list(
    query: {
      workflow?: string;
      version?: number;
      /** The id of a step: who waits at it. */
      step?: string;
      person?: string;
      state?: 'waiting' | 'ended';
      outcome?: RunOutcome;
      /** Only those some of whose actions failed, are held or came too late; needs a workflow. */
      failed?: true;
    } & PageQuery,
  ): Promise<Page<RunView>>;
  /** The run, its definition, and what happened step by step with the values each decision saw. */
  explain(id: string): Promise<RunExplanation | null>;
  /** Stops one run. @throws NotFoundError, or ConflictError when it has ended. */
  stop(id: string, by?: string): Promise<void>;
}
