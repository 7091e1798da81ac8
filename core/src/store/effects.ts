import type { AnyBulkWriteOperation } from 'mongodb';
import type { EffectOutcome, EffectRecord, EffectStore } from '../effects/port.js';
import type { Json } from '../definition/json.js';
import type { AtGap } from '../kernel/gaps.js';
import { durable, type Collections } from './collections.js';
import { insertNew } from './insert-new.js';

const updateOf = (outcome: EffectOutcome, now: Date) => {
  const ended = { $unset: { lease: '' as const, lost: '' as const } };
  switch (outcome.state) {
    case 'done':
      return {
        $set: {
          state: 'done' as const,
          endedAt: now,
          ...(outcome.output === undefined ? {} : { output: outcome.output }),
        },
        ...ended,
      };
    case 'later':
      return { $set: { dueAt: outcome.dueAt, reason: outcome.reason }, ...ended };
    default:
      return { $set: { state: outcome.state, reason: outcome.reason, endedAt: now }, ...ended };
  }
};

/** Why an effect failed that an earlier version dropped. */
const MISLAID = 'An earlier version of Whenthen lost it. It is not made up for, because its moment has passed';

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

  async claim({ actions, now, until, lease, limit, lost }) {
    const due = {
      state: 'open' as const,
      action: { $in: actions },
      dueAt: { $lte: now },
      lease: { $exists: lost },
    };
    const found = await effects.find(due, { projection: { _id: 1 }, sort: { dueAt: 1 }, limit }).toArray();
    if (found.length === 0) return [];
    const ids = found.map((e) => e._id);
    await effects.updateMany(
      { _id: { $in: ids }, ...due },
      { $set: { lease, dueAt: until }, $inc: { attempts: 1, ...(lost ? { lost: 1 } : {}) } },
      durable,
    );
    return effects.find({ _id: { $in: ids }, lease }).toArray();
  },

  async finish(results, now) {
    if (results.length === 0) return;
    const plain = results.filter((r) => r.outcome.state === 'done' && r.outcome.output === undefined);
    const others = results.filter((r) => !plain.includes(r));
    const byLease = new Map<string, string[]>();
    for (const { key, lease } of plain) byLease.set(lease, [...(byLease.get(lease) ?? []), key]);
    const operations: AnyBulkWriteOperation<EffectRecord>[] = [
      ...[...byLease].map(([lease, keys]) => ({
        updateMany: {
          filter: { _id: { $in: keys }, lease, state: 'open' as const },
          update: updateOf({ state: 'done' }, now),
        },
      })),
      ...others.map(({ key, lease, outcome }) => ({
        updateOne: { filter: { _id: key, lease, state: 'open' as const }, update: updateOf(outcome, now) },
      })),
    ];
    await effects.bulkWrite(operations, { ordered: false, ...durable });
  },

  async drop(lost, now) {
    if (lost.length === 0) return;
    const set = { state: 'dropped' as const, reason: 'Its step was never committed', endedAt: now };
    await effects.bulkWrite(
      lost.map(({ _id, lease, again }) => ({
        updateOne: {
          filter: { _id, state: 'open' as const, lease, again: again ?? { $exists: false } },
          update: { $set: set, $unset: { lease: '', lost: '' } },
        },
      })),
      { ordered: false, ...durable },
    );
  },

  async release(keys, lease, dueAt) {
    if (keys.length)
      await effects.updateMany(
        { _id: { $in: keys }, lease, state: 'open' },
        { $set: { dueAt }, $unset: { lease: '' }, $inc: { attempts: -1 } },
        durable,
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

  async nextDue(actions) {
    const next = await effects
      .find({ state: 'open', action: { $in: actions } }, { projection: { dueAt: 1 }, sort: { dueAt: 1 }, limit: 1 })
      .next();
    return next?.dueAt ?? null;
  },

  byRuns: (runs) =>
    effects
      .find({ run: { $in: runs } })
      .sort({ createdAt: 1, seq: 1 })
      .toArray(),

  async settleHeld(key, decision, now) {
    const update =
      decision === 'reopen'
        ? {
            $set: { state: 'open' as const, dueAt: now, attempts: 0 },
            $unset: { endedAt: '' as const, reason: '' as const },
          }
        : { $set: { state: 'done' as const, endedAt: now } };
    return (await effects.updateOne({ _id: key, state: 'held' }, update, durable)).matchedCount === 1;
  },
});
