import type { Filter } from 'mongodb';
import type { EffectRecord, EffectStore, LaneQuery, Lost } from '../../model/effect.js';
import { durable } from '../kit/collections.js';
import type { EffectCollections } from './schema.js';

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

type Claims = Pick<
  EffectStore,
  'dueLanes' | 'unplaced' | 'place' | 'rehome' | 'claim' | 'hasLost' | 'claimLost' | 'renew' | 'release'
>;

/** Who carries out which effect, and until when. */
export const createEffectClaims = ({ effects }: Pick<EffectCollections, 'effects'>): Claims => ({
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

  async rehome({ templates, lane, from }) {
    const waiting = {
      ...{ state: 'open', lane: { $regex: `^${escaped(from)}`, $ne: lane }, lease: null },
      ...{ action: 'send_email', 'input.template': { $in: templates } },
    };
    await effects.updateMany(
      waiting as unknown as Filter<EffectRecord>,
      { $set: { lane } },
      { hint: BY_LANE, ...durable },
    );
  },

  async claim({ lane, actions, now, until, lease, limit, marketing = limit, heldUp }) {
    const due = { state: 'open' as const, lane, action: { $in: actions }, lease: null, dueAt: { $lte: now } };
    const filter = {
      ...due,
      ...(marketing === 0 ? { class: 'transactional' } : {}),
    } as unknown as Filter<EffectRecord>;
    const sort = { class: -1, dueAt: 1 } as const;
    const found = await effects.find(filter, { projection: { class: 1 }, sort, limit, hint: BY_LANE }).toArray();
    if (found.length === 0) return { claimed: [], more: false };
    const first = found.filter((e) => e.class !== 'marketing');
    const ids = [...first, ...found.filter((e) => e.class === 'marketing').slice(0, marketing)].map((e) => e._id);
    await effects.updateMany(
      { _id: { $in: ids }, ...filter },
      { $set: { lease, dueAt: until }, $inc: { attempts: 1 }, ...(heldUp ? { $min: { heldUp } } : {}) },
      durable,
    );
    const claimed = await effects.find({ _id: { $in: ids }, lease }).toArray();
    // Also where somebody else was faster with some: there may be others.
    const more = found.length === limit || ids.length < found.length;
    return { claimed: claimed as (EffectRecord & { lease: string })[], more };
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
});
