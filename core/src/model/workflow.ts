import type { WorkflowDefinition, WorkflowLayout, WorkflowStatus } from '../definition/workflow.js';

/** A workflow: its name, its status, and which version new entries get. */
export interface WorkflowRecord {
  _id: string;
  name: string;
  status: WorkflowStatus;
  version: number | null;
  /** When it was last activated; left out by versions that did not note it. */
  activeSince?: Date;
  /** When it was first activated: what happened before starts nobody. Left out by versions that did not note it. */
  firstActiveAt?: Date;
  /** A sequence runs as a workflow, and is shown among the sequences. */
  kind?: 'sequence';
  /** While true nobody is advanced (apart from the status). */
  frozen: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** A published definition. Never changes. `_id` is `workflow@version`. */
export interface VersionRecord {
  _id: string;
  workflow: string;
  version: number;
  name: string;
  definition: WorkflowDefinition;
  layout: WorkflowLayout;
  /** Hash of the definition's meaning: publishing the same again makes no new version. */
  hash: string;
  publishedAt: Date;
  by?: string;
}

/** What workflows need from a store. */
export interface WorkflowStore {
  get(id: string): Promise<WorkflowRecord | null>;
  byIds(ids: string[]): Promise<Map<string, WorkflowRecord>>;
  /** All of one kind, by name; those without a kind are workflows as such. */
  all(kind?: 'sequence'): Promise<WorkflowRecord[]>;
  active(): Promise<WorkflowRecord[]>;
  /** Ids among these that are frozen. */
  frozen(ids: string[]): Promise<Set<string>>;
  /** Makes the workflow known, as a draft, if it is not; sets its name. */
  upsert(id: string, name: string, now: Date, kind?: 'sequence'): Promise<WorkflowRecord>;
  /** Returns whether it is there. */
  setFrozen(id: string, frozen: boolean, now: Date): Promise<boolean>;
  /** Points new entries at a version; never backwards. */
  pointTo(id: string, version: number, now: Date): Promise<void>;
  /** Also notes since when it is active. Returns whether it is there. */
  setStatus(id: string, status: WorkflowStatus, now: Date): Promise<boolean>;
  /** Inserts the version; false when that number is taken already. */
  insertVersion(version: VersionRecord): Promise<boolean>;
  version(workflow: string, version: number): Promise<VersionRecord | null>;
  latestVersion(workflow: string): Promise<VersionRecord | null>;
}
