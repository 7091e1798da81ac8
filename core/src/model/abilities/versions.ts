import type { FactsNeeded } from '../../decide/index.js';
import type { NameOf } from '../../definition/describe/name-of.js';
import type { VersionRecord } from '../workflow.js';
import type { MaxAge, WorkflowName } from './names.js';

/** A published version with what is worked out from it once. */
export interface LoadedVersion {
  record: VersionRecord;
  needs: FactsNeeded;
  /** Names of the segments, webhooks and mails that it speaks of, as they were called when it was loaded. */
  nameOf: NameOf;
}

/** Versions never change, so they are kept in memory. */
export interface VersionCache {
  /** @throws Error when the version is not there: the data was tampered with. */
  get(workflow: string, version: number): Promise<LoadedVersion>;
  nameOf: WorkflowName;
  /** How late a mail of a version may go out. */
  maxAgeOf: MaxAge;
}
