import type { BackfillRecord } from '../model/backfill.js';
import { newWalk } from '../model/operation/walk.js';
import type { Ports } from '../model/abilities/ports.js';

/** What every backfill begins as: nobody looked at yet, and nobody added. */
export const newBackfill = (
  { store, clock }: Ports<'clock', 'newId'>,
  workflow: string,
): Pick<BackfillRecord, 'workflow' | 'state' | 'build' | 'added' | 'startedAt' | 'endedAt' | 'by'> => ({
  workflow,
  state: 'running',
  build: newWalk(store.newId),
  added: 0,
  startedAt: new Date(clock.now()),
  endedAt: null,
  by: null,
});
