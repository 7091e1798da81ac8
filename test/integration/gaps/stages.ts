import type { Gap } from '@whenthen/core/testing';
import { sentAgain } from './attention.js';
import { audited, bounced, decided, frozen, reopened, unsubscribed } from './calls.js';
import { agreed, asked, cameBack } from './consents.js';
import { guarded, unplaced } from './guarded.js';
import { handedBack } from './handed-back.js';
import { capped, fused, letIn } from './limits.js';
import { erased, merged } from './privacy.js';
import type { LeaseEnd, Scenario } from './stage.js';
import { pruned } from './pruned.js';
import { told, toldLate } from './told.js';
import { archivedSegment, backfilled, newDate, newSegment, scheduled } from './upkeep.js';
import { long, waits } from './waits.js';

/** Stories that may be played on one stage, and how leases end there. Each stage has a test file of its name. */
export const STAGES = {
  guarded: { leaseEnd: 'early', scenarios: { guarded, unplaced } },
  told: { leaseEnd: 'early', scenarios: { told, handedBack, asked, cameBack } },
  'told-late': { leaseEnd: 'real', scenarios: { toldLate } },
  waits: { leaseEnd: 'early', scenarios: { waits, long, reopened, frozen, decided, sentAgain } },
  limits: { leaseEnd: 'early', scenarios: { capped, fused, letIn } },
  pruned: { leaseEnd: 'early', scenarios: { pruned } },
  privacy: { leaseEnd: 'early', scenarios: { erased, merged } },
  upkeep: {
    leaseEnd: 'early',
    scenarios: { newSegment, archivedSegment, newDate, backfilled, scheduled, unsubscribed, audited, bounced, agreed },
  },
} as const satisfies Record<string, { leaseEnd: LeaseEnd; scenarios: Record<string, Scenario> }>;

export const gapsOf = ({ gaps }: Scenario): Gap[] => Object.keys(gaps) as Gap[];
