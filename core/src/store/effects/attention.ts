import type { Filter } from 'mongodb';
import { MAILS } from '../../model/lane.js';
import type { AttentionFilter, AttentionGroup, AttentionStore, Handling } from '../../model/attention.js';
import type { EffectRecord } from '../../model/effect.js';
import { attentionKinds, causeOf } from '../../model/operation/attention.js';
import { durable } from '../kit/collections.js';
import { jobsOf } from './attention-jobs.js';
import type { EffectCollections } from './schema.js';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Says "among these kinds" also where all are meant: only so may an index of those that need somebody be used. */
const filterOf = ({ kind, text, cause, until, ...same }: AttentionFilter): Filter<EffectRecord> => ({
  attention: kind ?? { $in: [...attentionKinds] },
  ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)),
  ...(cause === undefined ? {} : { cause }),
  ...(text === undefined || cause !== undefined ? {} : { cause: new RegExp(escaped(text), 'i') }),
  ...(until === undefined ? {} : { endedAt: { $lte: until } }),
});

const isGroup = ({ kind, workflow, action, cause }: AttentionFilter): boolean =>
  [kind, workflow, action, cause].every((part) => part !== undefined);

/** The index that has a list in its order. */
const listHint = (filter: AttentionFilter): { hint?: string } => {
  if (filter.run !== undefined) return {};
  if (filter.person !== undefined) return { hint: 'attention of' };
  if (isGroup(filter)) return { hint: 'causes' };
  return { hint: filter.workflow === undefined ? 'attention' : 'attention in' };
};

const countHint = ({ run, person }: AttentionFilter): { hint?: string } =>
  run === undefined ? { hint: person === undefined ? 'causes' : 'attention of' } : {};

/** In a pipeline, where a text that begins with "$" would name a field. */
const literally = ({ job, by, at, note }: Handling) => ({
  job: { $literal: job },
  by: { $literal: by },
  at,
  ...(note === undefined ? {} : { note: { $literal: note } }),
});

/** Also when its run was due to decide on it: what is tried again counts from now. */
const ANEW = ['endedAt', 'reason', 'due', 'attention', 'cause', 'lease', 'lost', 'mislaid'];
const words = (mail: string, other: string) => ({ $cond: [{ $in: ['$action', [...MAILS]] }, mail, other] });
const CLOSED = {
  done: words('Counted as sent by hand', 'Counted as done by hand'),
  failed: words('Counted as not sent by hand', 'Counted as not done by hand'),
};
/** What is held needs somebody, also where an earlier version held it. */
const RETRIED: Filter<EffectRecord> = {
  $or: [{ attention: { $exists: true }, state: { $in: ['failed', 'skipped'] } }, { state: 'held' }],
};
const TROUBLED = { cause: { $exists: true } };

/** What needs a person, and what they decide, on MongoDB. */
export const createAttentionStore = ({ effects, attentionJobs }: EffectCollections): AttentionStore => ({
  ...jobsOf(attentionJobs),

  list: ({ filter, behind, limit }) =>
    effects
      .find(
        {
          $and: [
            filterOf(filter),
            behind
              ? {
                  endedAt: { $lte: behind.at },
                  $or: [{ endedAt: { $lt: behind.at } }, { endedAt: behind.at, _id: { $lt: behind.id } }],
                }
              : {},
          ],
        } as Filter<EffectRecord>,
        listHint(filter),
      )
      .sort({ endedAt: -1, _id: -1 })
      .limit(limit)
      .toArray(),

  count: (filter, most) => effects.countDocuments(filterOf(filter), { limit: most, ...countHint(filter) }),

  async groups(limit) {
    const found = await effects
      .aggregate<
        { _id: Pick<AttentionGroup, 'workflow' | 'action' | 'kind' | 'cause'> } & Pick<
          AttentionGroup,
          'count' | 'first' | 'last'
        >
      >(
        [
          { $match: filterOf({}) },
          {
            $group: {
              _id: { workflow: '$workflow', action: '$action', kind: '$attention', cause: '$cause' },
              count: { $sum: 1 },
              first: { $min: '$endedAt' },
              last: { $max: '$endedAt' },
            },
          },
          { $sort: { count: -1, last: -1, _id: 1 } },
          { $limit: limit },
        ],
        { hint: 'causes' },
      )
      .toArray();
    return found.map(({ _id, ...counted }) => ({ ..._id, ...counted }));
  },

  async countEach(workflows) {
    const found = await effects
      .aggregate<{ _id: string; n: number }>(
        [
          { $match: { ...filterOf({}), workflow: { $in: workflows } } },
          { $group: { _id: '$workflow', n: { $sum: 1 } } },
        ],
        { hint: 'causes' },
      )
      .toArray();
    return new Map(found.map(({ _id, n }) => [_id, n]));
  },

  async retry(keys, handling) {
    const { at } = handling;
    const handled = { ...literally(handling), how: 'retried', was: { $ifNull: ['$attention', '$state'] } };
    await effects.updateMany(
      { _id: { $in: keys }, ...RETRIED },
      [{ $set: { state: 'open', dueAt: at, moment: at, attempts: 0, handled } }, { $unset: ANEW }],
      durable,
    );
  },

  async dismiss(keys, handling) {
    const handled = { ...literally(handling), how: 'dismissed', was: '$attention' };
    await effects.updateMany(
      { _id: { $in: keys }, attention: { $exists: true }, state: { $in: ['failed', 'skipped'] } },
      [{ $set: { handled } }, { $unset: ['attention', 'mislaid'] }],
      durable,
    );
  },

  async closeHeld(keys, as, handling) {
    const handled = { ...literally(handling), how: 'dismissed', was: 'held', reason: '$reason', cause: '$cause' };
    await effects.updateMany(
      { _id: { $in: keys }, state: 'held' },
      [
        { $set: { state: as, endedAt: handling.at, reason: CLOSED[as], handled } },
        { $unset: as === 'done' ? ['attention', 'cause'] : ['attention'] },
      ],
      durable,
    );
  },

  dismissedBy: ({ job, after = '', limit }) =>
    effects
      .find({ 'handled.job': job, 'handled.how': 'dismissed', _id: { $gt: after } } as Filter<EffectRecord>, {
        hint: 'handled',
      })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray(),

  async undo(keys, job) {
    const wasHeld = { $eq: ['$handled.was', 'held'] };
    await effects.updateMany(
      {
        _id: { $in: keys },
        'handled.job': job,
        'handled.how': 'dismissed',
        $or: [{ state: { $in: ['failed', 'skipped'] } }, { 'handled.was': 'held' }],
      },
      [
        {
          $set: {
            attention: '$handled.was',
            state: { $cond: [wasHeld, 'held', '$state'] },
            reason: { $ifNull: ['$handled.reason', '$reason'] },
            cause: { $ifNull: ['$handled.cause', '$cause'] },
          },
        },
        { $unset: ['handled'] },
      ],
      durable,
    );
  },

  handledBy: (job) => effects.countDocuments({ 'handled.job': job }, { hint: 'handled' }),

  async failedOf(runs) {
    if (runs.length === 0) return new Map();
    const [workflow, run] = [
      { $in: [...new Set(runs.map((r) => r.workflow))] },
      { $in: [...new Set(runs.map((r) => r.run))] },
    ];
    const found = await effects
      .aggregate<{ _id: string; n: number }>(
        [{ $match: { workflow, run, ...TROUBLED } }, { $group: { _id: '$run', n: { $sum: 1 } } }],
        { hint: 'troubled' },
      )
      .toArray();
    return new Map(found.map(({ _id, n }) => [_id, n]));
  },

  async runsWithFailed({ workflow, before, limit }) {
    const runs = new Set<string>();
    let below = before;
    while (runs.size < limit) {
      const found = await effects
        .find(
          { workflow, ...TROUBLED, ...(below === undefined ? {} : { run: { $lt: below } }) },
          { projection: { run: 1 }, hint: 'troubled' },
        )
        .sort({ run: -1 })
        .limit(limit)
        .toArray();
      for (const { run } of found) if (runs.size < limit) runs.add(run);
      below = found.at(-1)?.run;
      if (found.length < limit || below === undefined) break;
    }
    return [...runs];
  },

  async markOld(after, limit) {
    const page = await effects
      .find({ _id: { $gt: after } }, { projection: { state: 1, reason: 1, cause: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    const old = page.filter(({ state, cause }) => (state === 'failed' || state === 'held') && cause === undefined);
    if (old.length > 0)
      await effects.bulkWrite(
        old.map(({ _id, state, reason = '' }) => ({
          updateOne: {
            filter: { _id, state, cause: { $exists: false } },
            update: { $set: { attention: state as 'failed' | 'held', cause: causeOf(reason) } },
          },
        })),
        { ordered: false, ...durable },
      );
    return page.at(-1)?._id ?? null;
  },
});
