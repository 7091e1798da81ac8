import type { Gap } from '@whenthen/core/testing';
import { sentAgain } from './attention.js';
import { decided, frozen, reopened, unsubscribed } from './calls.js';
import { guarded, unplaced } from './guarded.js';
import { handedBack } from './handed-back.js';
import type { LeaseEnd, Scenario } from './stage.js';
import { told, toldLate } from './told.js';
import { archivedSegment, backfilled, newDate, newSegment, scheduled } from './upkeep.js';
import { long, waits } from './waits.js';

/** Stories that may be played on one stage, and how leases end there. Each stage has a test file of its name. */
export const STAGES = {
  guarded: { leaseEnd: 'early', scenarios: { guarded, unplaced } },
  told: { leaseEnd: 'early', scenarios: { told, handedBack } },
  'told-late': { leaseEnd: 'real', scenarios: { toldLate } },
  waits: { leaseEnd: 'early', scenarios: { waits, long, reopened, frozen, decided, sentAgain } },
  upkeep: {
    leaseEnd: 'early',
    scenarios: { newSegment, archivedSegment, newDate, backfilled, scheduled, unsubscribed },
  },
} as const satisfies Record<string, { leaseEnd: LeaseEnd; scenarios: Record<string, Scenario> }>;

export const gapsOf = ({ gaps }: Scenario): Gap[] => Object.keys(gaps) as Gap[];
