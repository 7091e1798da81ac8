import type { Duration } from '../../definition/duration.js';

/** The name of a workflow at a version. */
export type WorkflowName = (workflow: string, version: number) => Promise<string>;

/** How late something of a workflow at a version may be: for entries and for e-mails. */
export type MaxAge = (workflow: string, version: number) => Promise<Duration>;
