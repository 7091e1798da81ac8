import type { AnyBulkWriteOperation, Filter } from 'mongodb';
import type { EffectOutcome, EffectRecord, EffectStore, LaneQuery, Lost } from '../model/effect.js';
import type { Json } from '../definition/json/json.js';
import type { AtGap } from '../kernel/gaps.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';

const updateOf = (outcome: EffectOutcome, now: Date) => {
  const ended = { $unset: { lease: '' as const, lost: '' as const } };
  switch (outcome.state) {
    case 'done': {
      const { output, reason } = outcome;
      return {
        $set: {
          state: 'done' as const,
          endedAt: now,
          ...(output === undefined ? {} : { output }),
          ...(reason === undefined ? {} : { reason }),
        },
        // Why an earlier attempt failed does not matter any more.
        $unset: { ...ended.$unset, ...(reason === undefined ? { reason: '' as const } : {}) },
      };
    }
    case 'later':
      return { $set: { dueAt: outcome.dueAt, reason: outcome.reason }, ...ended };
    default:
      return { $set: { state: outcome.state, reason: outcome.reason, endedAt: now }, ...ended };
  }
};

/** Why an effect failed that an earlier version dropped. */
const MISLAID = 'An earlier version of Whenthen lost it. It is not made up for, because its moment has passed';

/** The states from which an effect can turn out to be done; what was dropped was never begun. */
const NOT_DONE: EffectRecord['state'][] = ['open', 'held', 'failed', 'skipped'];
/** How many due effects a look for lanes goes through. */
const LOOKED_AT = 1_000;
const BY_LANE = 'lanes';
const UNPLACED = { state: 'open', lane: null } as unknown as Filter<EffectRecord>;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const inLanes = ({ names, prefixes, without }: LaneQuery) => ({
  $in: [...names, ...prefixes.map((p) => new RegExp(`^${escaped(p)}`))],
  ...(without.length > 0 ? { $nin: without } : {}),
});

const lost = ({ lanes, actions, except, now }: Lost): Filter<EffectRecord> => ({
  state: 'open',
  lane: inLanes(lanes),
  action: { $in: actions },
  lease: { $gt: '' },
  dueAt: { $lte: now },
  ...(except.length > 0 ? { _id: { $nin: except } } : {}),
});

export const createEffectStore = ({ effects }: Collections, atGap: AtGap): EffectStore => ({
  async answers(runs) {
    const found = new Map<string, Record<string, Json>>();
    if (runs.length === 0) return found;
    const answered = effects
      .find({ run: { $in: runs }, output: { $exists: true } }, { projection: { run: 1, step: 1, output: 1, seq: 1 } })
      .sort({ seq: 1 });
    for await (const { run, step, output = null } of answered) {
      const known = found.get(run) ?? {};
      known[step] = output;
      found.set(run, known);
    }
    return found;
  },

  async record(records) {
    const added = await insertNew(effects, records);
    const again = records.filter((r) => !added.has(r._id));
    if (again.length === 0) return added;
    await atGap('effects: recorded anew, not yet again');
    const ids = again.map((r) => r._id);
    const dueAt = again.reduce((latest, r) => (r.dueAt > latest ? r.dueAt : latest), new Date(0));
    await effects.bulkWrite(
      [
        {
          updateMany: {
            filter: { _id: { $in: ids }, state: 'dropped' },
            update: { $set: { state: 'open', dueAt, attempts: 0 }, $unset: { reason: '', endedAt: '' } },
          },
        },
        { updateMany: { filter: { _id: { $in: ids }, state: 'open' }, update: { $inc: { again: 1 } } } },
      ],
      { ordered: true, ...durable },
    );
    return added;
  },

  async dueLanes({ lanes, now }) {
    const due = { state: 'open', lane: inLanes(lanes), lease: null, dueAt: { $lte: now } };
    const options = { projection: { _id: 0, lane: 1 }, limit: LOOKED_AT, hint: BY_LANE };
    const found = await effects.find(due as unknown as Filter<EffectRecord>, options).toArray();
    const unplaced = await effects.findOne(UNPLACED, { projection: { _id: 1 }, hint: BY_LANE });
    return { lanes: [...new Set(found.flatMap((e) => e.lane ?? []))], unplaced: unplaced !== null };
  },

  unplaced: (limit) =>
    effects
      .find(UNPLACED, { projection: { action: 1, input: 1 }, hint: BY_LANE })
      .limit(limit)
      .toArray(),

  async place(placed) {
    if (placed.length === 0) return;
    const groups = new Map<string, { ids: string[]; set: Pick<EffectRecord, 'lane' | 'class'> }>();
    for (const { _id, lane, class: rank } of placed) {
      const key = `${rank} ${lane}`;
      const group = groups.get(key) ?? { ids: [], set: { lane, class: rank } };
      group.ids.push(_id);
      groups.set(key, group);
    }
    await effects.bulkWrite(
      [...groups.values()].map(({ ids, set }) => ({
        updateMany: { filter: { _id: { $in: ids }, lane: { $exists: false } }, update: { $set: set } },
      })),
      { ordered: false, ...durable },
    );
  },

  async claim({ lane, actions, now, until, lease, limit }) {
    const due = { state: 'open' as const, lane, action: { $in: actions }, lease: null, dueAt: { $lte: now } };
    const filter = due as unknown as Filter<EffectRecord>;
    const sort = { class: -1, dueAt: 1 } as const;
    const found = await effects.find(filter, { projection: { _id: 1 }, sort, limit, hint: BY_LANE }).toArray();
    if (found.length === 0) return { claimed: [], more: false };
    const ids = found.map((e) => e._id);
    await effects.updateMany(
      { _id: { $in: ids }, ...filter },
      { $set: { lease, dueAt: until }, $inc: { attempts: 1 } },
      durable,
    );
    const claimed = await effects.find({ _id: { $in: ids }, lease }).toArray();
    // Also where somebody else was faster with some: there may be others.
    return { claimed: claimed as (EffectRecord & { lease: string })[], more: found.length === limit };
  },

  async hasLost(query) {
    return (await effects.findOne(lost(query), { projection: { _id: 1 }, hint: BY_LANE })) !== null;
  },

  async claimLost({ until, lease, ...query }) {
    const { now } = query;
    const times = { $add: [{ $ifNull: ['$lost', 0] }, 1] };
    const holds = { $multiply: [until.getTime() - now.getTime(), { $pow: [2, times] }] };
    const trial = { lease: { $literal: lease }, attempts: { $add: ['$attempts', 1] }, lost: times };
    const found = await effects.findOneAndUpdate(lost(query), [{ $set: { ...trial, dueAt: { $add: [now, holds] } } }], {
      sort: { dueAt: 1 },
      hint: { lane: 1, lease: 1, class: -1, dueAt: 1 },
      returnDocument: 'after',
      ...durable,
    });
    return found as (EffectRecord & { lease: string }) | null;
  },

  async renew(claims, until) {
    const keys = claims.map((c) => c.key);
    if (keys.length === 0) return new Set();
    const held = {
      _id: { $in: keys },
      lease: { $in: [...new Set(claims.map((c) => c.lease))] },
      state: 'open' as const,
    };
    const { matchedCount } = await effects.updateMany(held, { $max: { dueAt: until } }, durable);
    if (matchedCount === keys.length) return new Set(keys);
    const found = await effects.find(held, { projection: { _id: 1 } }).toArray();
    return new Set(found.map((e) => e._id));
  },

  async finish(results, now) {
    if (results.length === 0) return;
    const plain = results.filter(
      ({ outcome }) => outcome.state === 'done' && outcome.output === undefined && outcome.reason === undefined,
    );
    const others = results.filter((r) => !plain.includes(r));
    const operations: AnyBulkWriteOperation<EffectRecord>[] = others.map(({ key, lease, outcome }) => ({
      updateOne: {
        filter:
          outcome.state === 'done'
            ? { _id: key, state: { $in: NOT_DONE } }
            : { _id: key, lease, state: 'open' as const },
        update: updateOf(outcome, now),
      },
    }));
    if (plain.length > 0)
      operations.push({
        updateMany: {
          filter: { _id: { $in: plain.map((r) => r.key) }, state: { $in: NOT_DONE } },
          update: updateOf({ state: 'done' }, now),
        },
      });
    await effects.bulkWrite(operations, { ordered: false, ...durable });
  },

  async drop(gone, now) {
    if (gone.length === 0) return;
    const set = { state: 'dropped' as const, reason: 'Its step was never committed', endedAt: now };
    await effects.bulkWrite(
      gone.map(({ _id, lease, again }) => ({
        updateOne: {
          filter: { _id, state: 'open' as const, lease, again: again ?? { $exists: false } },
          update: { $set: set, $unset: { lease: '', lost: '' } },
        },
      })),
      { ordered: false, ...durable },
    );
  },

  async release(keys, lease, dueAt) {
    if (keys.length === 0) return;
    const held = { _id: { $in: keys }, lease, state: 'open' as const };
    await effects.bulkWrite(
      [
        {
          updateMany: {
            filter: { ...held, lost: { $not: { $gt: 0 } } },
            update: { $set: { dueAt }, $unset: { lease: '' }, $inc: { attempts: -1 } },
          },
        },
        // A trial that did not take place: it stays to be made, and does not count. Behind the other, which would
        // match it from then on.
        {
          updateMany: {
            filter: { ...held, lost: { $gt: 0 } },
            update: { $set: { dueAt }, $inc: { attempts: -1, lost: -1 } },
          },
        },
      ],
      { ordered: true, ...durable },
    );
  },

  dropped: ({ after, limit }) =>
    effects
      .find({ state: 'dropped', _id: { $gt: after } }, { projection: { run: 1, step: 1, seq: 1 } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray(),

  async mislay(keys) {
    if (keys.length)
      await effects.updateMany(
        { _id: { $in: keys }, state: 'dropped' },
        { $set: { state: 'failed', reason: MISLAID, mislaid: true } },
        durable,
      );
  },

  async mislaid(limit) {
    const query = { mislaid: true as const };
    const projection = { run: 1, person: 1, step: 1, action: 1 };
    return {
      count: await effects.countDocuments(query),
      first: await effects.find(query, { projection }).limit(limit).toArray(),
    };
  },

  async newestHeld(actions, limit) {
    const query = { state: 'held' as const, action: { $in: [...actions] } };
    const options = { projection: { _id: 1 }, sort: { endedAt: -1 }, limit, hint: 'held' } as const;
    return (await effects.find(query, options).toArray()).map((e) => e._id);
  },

  held: (actions, limit) =>
    effects.countDocuments({ state: 'held', action: { $in: [...actions] } }, { limit, hint: 'held' }),

  async nextDue(actions, now) {
    const open = { state: 'open' as const, action: { $in: actions }, dueAt: { $gt: now } };
    const next = await effects.find(open, { projection: { dueAt: 1 }, sort: { dueAt: 1 }, limit: 1 }).next();
    return next?.dueAt ?? null;
  },

  byIds: (ids) => effects.find({ _id: { $in: ids } }).toArray(),

  byRuns: (runs) =>
    effects
      .find({ run: { $in: runs } })
      .sort({ createdAt: 1, seq: 1 })
      .toArray(),

  async settleHeld(key, decision, now) {
    const update =
      decision === 'reopen'
        ? {
            $set: { state: 'open' as const, dueAt: now, moment: now, attempts: 0 },
            $unset: { endedAt: '' as const, reason: '' as const },
          }
        : { $set: { state: 'done' as const, endedAt: now, reason: 'Counted as sent by hand' } };
    return (await effects.updateOne({ _id: key, state: 'held' }, update, durable)).matchedCount === 1;
  },
});
