import type { DueRun, RunRecord } from '../../model/run.js';

const FIELDS: readonly (keyof RunRecord)[] = [
  'workflow',
  'version',
  'person',
  'entryKey',
  'instance',
  'subject',
  'trigger',
  'state',
  'step',
  'phase',
  'seq',
  'rev',
  'attempts',
  'lost',
  'unanswered',
  'enteredAt',
  'stepAt',
  'wakeAt',
  'endedAt',
  'outcome',
  'reason',
  'endedBy',
  'resumeAt',
  'part',
  'journalMoved',
  'journalBytes',
  'commit',
];

const DUE_FIELDS: readonly (keyof DueRun & keyof RunRecord)[] = [
  'workflow',
  'version',
  'person',
  'subject',
  'trigger',
  'step',
  'phase',
  'seq',
  'rev',
  'attempts',
  'lost',
  'unanswered',
  'enteredAt',
  'stepAt',
  'wakeAt',
  'part',
  'journalBytes',
];

/** These fields, and the length of the journal, which the server counts. */
const withLength = (fields: readonly string[]) => ({
  ...Object.fromEntries(fields.map((field) => [field, 1])),
  journalLength: { $size: '$journal' },
});

/** A run without its journal. */
export const headProjection = withLength(FIELDS);

/** A run as far as advancing it looks. */
export const dueProjection = withLength(DUE_FIELDS);
