import type { AnyBulkWriteOperation } from 'mongodb';
import type { EffectOutcome, EffectRecord, EffectStore } from '../effects/port.js';
import type { Json } from '../definition/json.js';
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

export const createEffectStore = ({ effects }: Collections): EffectStore => ({
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

  insertNew: (records) => insertNew(effects, records),

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

  async drop(keys, now) {
    if (keys.length)
      await effects.updateMany(
        { _id: { $in: keys }, state: 'open' },
        { $set: { state: 'dropped', reason: 'Its step was never committed', endedAt: now }, $unset: { lease: '' } },
        durable,
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
