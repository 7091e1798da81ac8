import type { AnyBulkWriteOperation } from 'mongodb';
import type { Json } from '../../definition/json/json.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { EffectOutcome, EffectRecord, EffectStore } from '../../model/effect.js';
import { attentionOf } from '../../model/operation/attention.js';
import { durable } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';
import { createEffectClaims } from './claims.js';
import { createEffectErasing } from './erase.js';
import type { EffectCollections } from './schema.js';

const updateOf = (outcome: EffectOutcome, now: Date) => {
  const ended = { $unset: { lease: '' as const, lost: '' as const } };
  const needsNobody = { attention: '' as const, cause: '' as const };
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
        $unset: { ...ended.$unset, ...needsNobody, ...(reason === undefined ? { reason: '' as const } : {}) },
      };
    }
    case 'held up':
      return {
        $set: { dueAt: outcome.dueAt, reason: outcome.reason },
        $inc: { attempts: -1, heldUps: 1 },
        $min: { heldUp: now },
        ...ended,
      };
    case 'moved':
      return { $set: { lane: outcome.lane, dueAt: outcome.dueAt }, $inc: { attempts: -1 }, ...ended };
    case 'later':
      return { $set: { dueAt: outcome.dueAt, reason: outcome.reason }, ...ended };
    case 'put off': {
      const { dueAt, reason } = outcome;
      return {
        $set: { dueAt, 'putOff.until': dueAt, 'putOff.reason': reason },
        $min: { 'putOff.since': now },
        $inc: { attempts: -1 },
        $unset: { ...ended.$unset, reason: '' as const },
      };
    }
    default:
      return {
        $set: { state: outcome.state, reason: outcome.reason, endedAt: now, ...attentionOf(outcome) },
        ...ended,
      };
  }
};

/** Why an effect failed that an earlier version dropped. */
const MISLAID = 'An earlier version of Whenthen lost it. It is not made up for, because its moment has passed';

/** The states from which an effect can turn out to be done; what was dropped was never begun. */
const NOT_DONE: EffectRecord['state'][] = ['open', 'held', 'failed', 'skipped'];

export const createEffectStore = ({ effects }: Pick<EffectCollections, 'effects'>, atGap: AtGap): EffectStore => ({
  ...createEffectClaims({ effects }),
  ...createEffectErasing({ effects }),

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
        {
          $set: {
            state: 'failed',
            reason: MISLAID,
            mislaid: true,
            ...attentionOf({ state: 'failed', reason: MISLAID }),
          },
        },
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

  async resolveHeld(key, decision, now) {
    const update =
      decision === 'reopen'
        ? {
            $set: { state: 'open' as const, dueAt: now, moment: now, attempts: 0 },
            $unset: {
              ...{ endedAt: '' as const, reason: '' as const, due: '' as const },
              ...{ attention: '' as const, cause: '' as const },
            },
          }
        : {
            $set: { state: 'done' as const, endedAt: now, reason: 'Counted as sent by hand' },
            $unset: { attention: '' as const, cause: '' as const },
          };
    return (await effects.updateOne({ _id: key, state: 'held' }, update, durable)).matchedCount === 1;
  },
});
