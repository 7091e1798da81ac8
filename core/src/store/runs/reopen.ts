import type { Reopening, RunHead } from '../../model/run.js';
import { durable } from '../kit/collections.js';
import { headProjection } from './projection.js';
import type { RunCollections } from './schema.js';

/** Opens ended runs again, each guarded by its revision. Returns those that this opened. */
export const reopenRuns = async ({ runs }: RunCollections, all: Reopening[]): Promise<RunHead[]> => {
  if (all.length === 0) return [];
  await runs.bulkWrite(
    all.map(({ run, step, phase, stepAt, event, wakeAt, entry }) => ({
      updateOne: {
        filter: { _id: run._id, state: 'ended', rev: run.rev },
        update: {
          $set: {
            state: 'waiting',
            step,
            phase,
            stepAt,
            wakeAt,
            endedAt: null,
            outcome: null,
            reason: null,
            attempts: 0,
            'trigger.event': event,
          },
          $unset: { endedBy: '', resumeAt: '', lost: '', thinned: '' },
          $inc: { rev: 1 },
          $push: { journal: entry },
        } as never,
      },
    })),
    { ordered: false, ...durable },
  );
  const opened = {
    _id: { $in: all.map((r) => r.run._id) },
    'trigger.event': { $in: all.map((r) => r.event) },
    state: 'waiting' as const,
  };
  return (await runs.find(opened, { projection: headProjection }).toArray()) as unknown as RunHead[];
};
