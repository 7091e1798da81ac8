import type { RunOutcome } from '../definition/journal.js';
import type { WorkflowDefinition, WorkflowLayout, WorkflowStatus } from '../definition/workflow.js';
import type { Issue } from '../definition/issue.js';

/** People to add to a workflow by hand, at most 10,000. An e-mail that is not known yet becomes a new person. */
export interface AddPeople {
  people: ({ id: string } | { email: string })[];
  /** The same for every attempt: adding again under it changes nothing. */
  request?: string;
  /** Of a sequence only: whether those who were taken out go on where they were (the default) or begin anew. */
  again?: 'resume' | 'restart';
  by?: string;
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
  /** E-mails and calls of it that failed, are held or came too late, and that nobody has decided about. */
  attention: number;
  fuse: FuseView;
}

/** Whether entries are paused, because far more people enter a workflow than usually do. */
export interface FuseView {
  /** Since when they are; `null` where they are not. */
  pausedSince: string | null;
  /** How many enter in a usual hour; 0 where that is not known yet. */
  usual: number;
  /** Events that would have had somebody enter: `letIn` has them do so now, `throwAway` forgets them. */
  kept: number;
  /** Nothing pauses entries until then, `null`: for good; by whom. */
  open: { until: string | null; by: string } | null;
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

export interface WorkflowVersionView {
  workflow: string;
  version: number;
  name: string;
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
  publishedAt: string;
  by?: string;
}

export interface WorkflowsApi {
  /** Checks a definition, without storing it, also against the templates that are published. */
  check(definition: unknown): Promise<Issue[]>;
  /**
   * Makes the next immutable version; publishing the same definition again returns the version there is.
   * The status does not change, except that a new workflow is a draft.
   * @throws InvalidDefinitionError with the issues.
   */
  publish(workflow: PublishWorkflow): Promise<{ version: number; created: boolean }>;
  /** @throws NotFoundError, or ConflictError where a workflow without a version is to be activated. */
  setStatus(id: string, status: WorkflowStatus, by?: string): Promise<void>;
  /**
   * Adds people by the trigger "Added by hand". Who really enters is for the workflow's entry rules to say.
   * @throws NotFoundError, InvalidInputError naming who is not there, ConflictError where it takes nobody in
   */
  addPeople(id: string, people: AddPeople): Promise<{ added: number }>;
  /**
   * Has the events that came too late (`leftOut`) have somebody enter now; waits count from now. Who entered already,
   * or does not pass the entry rules, does not enter. Returns how many events there were.
   * @throws NotFoundError, or ConflictError where it takes nobody in
   */
  startLeftOut(id: string, by?: string): Promise<{ events: number }>;
  /** Forgets that events came too late (`leftOut`): they start nobody. Returns how many there were. @throws NotFoundError */
  dismissLeftOut(id: string, by?: string): Promise<{ events: number }>;
  /**
   * Ends a pause of entries, and has those who were kept enter now; waits count from now. The others go on as ever, until
   * they are too many again. Returns how many events there were.
   * @throws NotFoundError, or ConflictError where it takes nobody in
   */
  letIn(id: string): Promise<{ events: number }>;
  /** Ends a pause of entries; those who were kept enter neither now nor later. Returns how many events there were. @throws NotFoundError */
  throwAway(id: string): Promise<{ events: number }>;
  /**
   * Ends a pause of entries, and lets as many enter as come: for an hour, for good, or (`no longer`) until they are too
   * many again. Those who were kept stay so until they are let in or thrown away. @throws NotFoundError
   */
  openFuse(id: string, how: { for: 'an hour' | 'good' | 'no longer'; by: string }): Promise<void>;
  /** Nobody inside gets on until `unfreeze`; when it resolves, no step is taken any more. Waits go on counting. */
  freeze(id: string, by?: string): Promise<void>;
  unfreeze(id: string, by?: string): Promise<void>;
  /** Stops everybody who is inside. Who enters meanwhile may stay: pause it first to keep it empty. */
  stopEveryone(id: string, by?: string): Promise<{ stopped: number }>;
  get(id: string): Promise<WorkflowView | null>;
  list(): Promise<WorkflowView[]>;
  /** All at a glance, by their ids: two looks, however many there are. */
  glances(): Promise<Map<string, WorkflowGlance>>;
  /** How many people wait at each step. Counted from an index, at most a second ago. `null` where there is none. */
  waiting(id: string): Promise<WaitingView | null>;
  version(id: string, version: number): Promise<WorkflowVersionView | null>;
}
