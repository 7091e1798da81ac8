import type { Condition } from '../../definition/condition.js';
import type { RunOutcome, TimelineEntry } from '../../definition/journal.js';
import type { WorkflowDefinition, WorkflowLayout, WorkflowStatus } from '../../definition/workflow.js';
import type { PersonView } from './people.js';

/** What came of a handover. `duplicates` were known already and changed nothing. */
export interface TrackResult {
  accepted: number;
  duplicates: number;
}

/** What a publish takes: `definition` is checked whole before anything is written. */
export interface PublishWorkflow {
  id: string;
  name: string;
  definition: unknown;
  layout?: WorkflowLayout;
  by?: string;
  /**
   * Names the document that it is published from: from then on no other one publishes under this id. Left out where ids
   * are chosen by hand.
   */
  origin?: string;
}

export interface WorkflowView {
  id: string;
  name: string;
  /** Where it is written: in a document, which named itself as its origin, or in code. */
  source: 'document' | 'code';
  status: WorkflowStatus;
  /** The version that new entries get; `null` before the first publish. */
  version: number | null;
  publishedAt: string | null;
  /** People by where they are: waiting now, and ended by outcome. */
  counts: { waiting: number } & Record<RunOutcome, number>;
  /** Whether people may be added by hand: its version has that trigger. */
  byHand: boolean;
  /** Nobody inside gets on. */
  frozen: boolean;
  /** Events that came too late to have somebody enter; `startLeftOut` has them do so now, `dismissLeftOut` forgets them. */
  leftOut: number;
}

/** Who waits where in a workflow now. */
export interface WaitingView {
  /** The version that new entries get; `null` before the first publish. */
  version: number | null;
  /** People waiting at each step of that version, by the step's id; a step without any is left out. */
  steps: Record<string, number>;
  /** People on older versions, on which they stay. */
  older: number;
}

/** A workflow at a glance. */
export interface WorkflowGlance {
  status: WorkflowStatus;
  frozen: boolean;
  /** How many people are inside. */
  waiting: number;
}

export interface SequenceView {
  id: string;
  name: string;
  status: WorkflowStatus;
  version: number | null;
  /** How many e-mails it has. */
  emails: number;
  counts: WorkflowView['counts'];
}

export interface SegmentView {
  id: string;
  name: string;
  status: 'active' | 'archived';
  criteria: Condition;
  /** How many people are in it. */
  count: number;
  /** How far the look at everybody has come since the criteria were changed; `null` when it is done. */
  building: { looked: number; of: number } | null;
}

/** Who fits criteria: of `looked` people `count` do; of all people where `complete`. */
export interface SegmentPreview {
  count: number;
  looked: number;
  complete: boolean;
  sample: PersonView[];
}

export interface WorkflowVersionView {
  workflow: string;
  version: number;
  name: string;
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
  publishedAt: string;
  by?: string;
}

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
}

export interface RunExplanation {
  run: RunView;
  definition: WorkflowDefinition;
  timeline: TimelineEntry[];
}
