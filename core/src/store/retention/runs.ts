import type { Filter } from 'mongodb';
import { messageStates } from '../../model/message.js';
import type { RunRecord } from '../../model/run.js';
import type { OldRun, RetentionStore } from '../../model/operation/retention.js';
import type { EffectCollections } from '../effects/schema.js';
import type { MessageCollections } from '../messages/schema.js';
import type { RunCollections } from '../runs/schema.js';
import { behind } from './behind.js';

type Runs = Pick<
  RetentionStore,
  'oldRuns' | 'effectsOf' | 'makeFinal' | 'thin' | 'halfRemoved' | 'noteOnMessages' | 'removeDetails' | 'finishRuns'
>;

const LOOK = { workflow: 1, version: 1, entryKey: 1, instance: 1, outcome: 1, endedAt: 1 };
const EFFECT = { run: 1, workflow: 1, version: 1, step: 1, action: 1, state: 1, attempts: 1, reason: 1 };

/** Finished runs that are old, with what belongs to them. */
export const createOldRuns = ({
  runs,
  journal,
  effects,
  messages,
}: RunCollections & EffectCollections & MessageCollections): Runs => ({
  oldRuns: ({ before, after, limit }) =>
    runs
      .find(
        {
          state: 'ended',
          thinned: null,
          'pending.key': { $exists: false },
          ...behind('endedAt', before, after),
        } as unknown as Filter<RunRecord>,
        { projection: LOOK, sort: { endedAt: 1, _id: 1 }, limit, hint: 'old' },
      )
      .toArray() as unknown as Promise<OldRun[]>,

  effectsOf: (ids) => effects.find({ run: { $in: ids } }, { projection: EFFECT }).toArray(),

  async makeFinal(ids) {
    await effects.updateMany(
      {
        run: { $in: ids },
        state: { $nin: ['open', 'held'] },
        $or: [{ attention: { $exists: true } }, { handled: { $exists: true } }],
      },
      { $unset: { attention: 1, handled: 1 } },
    );
  },

  async thin(ids, note, at) {
    const old = { _id: { $in: ids }, state: 'ended' as const };
    await runs.updateMany(
      { ...old, thinned: { $exists: false } },
      {
        $set: {
          thinned: 'going',
          journal: [{ type: 'note', at: at.getTime(), message: note }],
          journalMoved: 0,
          journalBytes: 0,
          'trigger.properties': {},
        },
        $inc: { rev: 1 },
      },
    );
    const thinned = await runs.find({ ...old, thinned: 'going' }, { projection: { _id: 1 } }).toArray();
    return new Set(thinned.map((r) => r._id));
  },

  halfRemoved: (limit) =>
    runs
      .find({ state: 'ended', thinned: 'going' }, { projection: LOOK, limit, hint: 'old' })
      .toArray() as unknown as Promise<OldRun[]>,

  async noteOnMessages(told) {
    if (told.length === 0) return;
    const settled = told.filter(({ state }) => state === 'failed' || state === 'skipped');
    await messages.bulkWrite(
      [
        ...told.map(({ _id, attempts, reason = null }) => ({
          updateOne: { filter: { _id, attempts: { $exists: false } }, update: { $set: { attempts, reason } } },
        })),
        ...settled.map(({ _id, state }) => ({
          updateOne: {
            filter: { _id, state: 'pending' as const },
            update: { $set: { state: messageStates.find((one) => one === state) ?? 'failed' } },
          },
        })),
      ],
      { ordered: true },
    );
  },

  async removeDetails(ids, before) {
    const going = await runs
      .find({ _id: { $in: ids }, state: 'ended', thinned: 'going' }, { projection: { _id: 1 } })
      .toArray();
    const run = { $in: going.map((r) => r._id) };
    await journal.deleteMany({ run });
    await effects.deleteMany({ run, createdAt: { $lte: before } });
  },

  async finishRuns(remove, keep) {
    const going = { state: 'ended' as const, thinned: 'going' as const };
    if (remove.length > 0) await runs.deleteMany({ _id: { $in: remove }, ...going });
    if (keep.length > 0) await runs.updateMany({ _id: { $in: keep }, ...going }, { $set: { thinned: 'kept' } });
  },
});
