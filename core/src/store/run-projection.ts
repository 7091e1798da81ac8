import type { RunRecord } from '../runs/port.js';

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
  'enteredAt',
  'stepAt',
  'wakeAt',
  'endedAt',
  'outcome',
  'reason',
  'endedBy',
  'part',
  'journalMoved',
  'commit',
];

/** A run without its journal, whose length the server counts. */
export const headProjection = {
  ...Object.fromEntries(FIELDS.map((field) => [field, 1])),
  journalLength: { $size: '$journal' },
};
