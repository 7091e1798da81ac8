import type { BackfillRecord, BackfillStore } from '../../model/backfill.js';
import type { Tables } from './kit/tables.js';
import { standsAt, walkOn } from './kit/walk.js';

const isRunning = ({ state }: Readonly<BackfillRecord>): boolean => state === 'running';

export const createMemoryBackfills = ({ backfills }: Tables): BackfillStore => ({
  insert(backfill) {
    const { same } = backfill;
    const isTaken =
      same !== undefined && isRunning(backfill) && backfills.count((b) => isRunning(b) && b.same === same) > 0;
    return Promise.resolve(!isTaken && backfills.insert(backfill));
  },

  running: () => Promise.resolve(backfills.find(isRunning)),

  ofWorkflow(workflow, limit) {
    const found = backfills.find((b) => b.workflow === workflow);
    return Promise.resolve(found.sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime()).slice(0, limit));
  },

  move(id, from, to, { added, pace, now }) {
    const change = (backfill: BackfillRecord): void => {
      walkOn(backfill, to);
      if (to === 'end') Object.assign(backfill, { state: 'done', endedAt: now });
      backfill.pace = pace;
      backfill.added += added;
    };
    backfills.update(id, change, (b) => isRunning(b) && standsAt(b, from));
    return Promise.resolve();
  },

  cancel(id, now) {
    const change = (backfill: BackfillRecord): void => {
      backfill.state = 'cancelled';
      backfill.endedAt = now;
      delete backfill.build;
    };
    return Promise.resolve(backfills.update(id, change, isRunning) !== undefined);
  },
});
