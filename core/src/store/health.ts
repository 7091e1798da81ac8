import type { Filter } from 'mongodb';
import { Schema } from 'mongoose';
import type { EffectRecord } from '../model/effect.js';
import { MAIL_LANE } from '../model/lane.js';
import {
  MOST_WAITING,
  type HealthStore,
  type Heartbeat,
  type SeenHeartbeat,
  type Waiting,
} from '../model/operation/heartbeat.js';
import { failingByLane } from './effects/failing.js';
import type { EffectCollections } from './effects/schema.js';
import type { EventCollections } from './events/schema.js';
import { modelOf, type CollectionsOf } from './kit/collections.js';
import { count, Mixed, settings, text, time } from './kit/schema-parts.js';
import type { RunCollections } from './runs/schema.js';
import type { WorkflowCollections } from './workflows.js';

/** A worker that says nothing any more is forgotten after an hour. */
const schema = new Schema(
  {
    _id: text,
    name: text,
    version: text,
    schema: count,
    actions: [String],
    transports: { type: [String], default: undefined },
    startedAt: time,
    everyMs: count,
    leaseMs: count,
    clockAheadMs: count,
    loops: Mixed,
    saidAt: time,
    at: time,
  },
  settings,
).index({ at: 1 }, { name: 'forgotten', expireAfterSeconds: 3_600 });

export const workerModels = { workers: modelOf<Heartbeat>('workers', schema) };

type Collections = CollectionsOf<typeof workerModels> &
  EventCollections &
  RunCollections &
  EffectCollections &
  WorkflowCollections;

/** How long a look may take, in milliseconds. */
const limits = { maxTimeMS: 1_000 };
const counting = { ...limits, limit: MOST_WAITING };
/** Workers that are listed. */
const MOST = 100;

/** For each action since when its first effect is due, and how many are: one jump along the index for each, and a count. */
const dueByAction = async (
  effects: EffectCollections['effects'],
  now: Date,
): Promise<{ action: string; since: Date; count: number }[]> => {
  const found: { action: string; since: Date; count: number }[] = [];
  let last = '';
  for (;;) {
    const next = await effects.findOne(
      { state: 'open', action: { $gt: last } },
      { sort: { action: 1, dueAt: 1 }, projection: { action: 1, dueAt: 1 }, hint: 'due', ...limits },
    );
    if (!next) return found;
    const { action, dueAt: since } = next;
    last = action;
    if (since > now) continue;
    const due = { state: 'open' as const, action, dueAt: { $lte: now } };
    found.push({ action, since, count: await effects.countDocuments(due, { ...counting, hint: 'due' }) });
  }
};

/** Behind all names of lanes of mails. */
const BEHIND_MAILS = `${MAIL_LANE.slice(0, -1)}${String.fromCharCode(MAIL_LANE.charCodeAt(MAIL_LANE.length - 1) + 1)}`;
const RANKS = ['transactional', 'marketing'] as const;

/** The same for each lane of mails: one jump along the index for each, and two looks at what is due in it. */
const mailsByLane = async (effects: EffectCollections['effects'], now: Date): Promise<Waiting['mails']> => {
  const found: Waiting['mails'] = [];
  let last = '';
  for (;;) {
    const next = await effects.findOne(
      { state: 'open', lane: { $gt: last, $gte: MAIL_LANE, $lt: BEHIND_MAILS } },
      { sort: { lane: 1 }, projection: { lane: 1 }, hint: 'lanes', ...limits },
    );
    if (next?.lane === undefined) return found;
    const { lane } = next;
    last = lane;
    const waiting = await Promise.all(
      RANKS.map(async (rank) => {
        const due = { state: 'open', lane, lease: null, class: rank, dueAt: { $lte: now } };
        const filter = due as unknown as Filter<EffectRecord>;
        const [first, count] = await Promise.all([
          effects.findOne(filter, {
            sort: { dueAt: 1 },
            projection: { action: 1, dueAt: 1 },
            hint: 'lanes',
            ...limits,
          }),
          effects.countDocuments(filter, { ...counting, hint: 'lanes' }),
        ]);
        return first ? [{ action: first.action, since: first.dueAt, count }] : [];
      }),
    );
    const [first, other] = waiting.flat().sort((a, b) => a.since.getTime() - b.since.getTime());
    if (first) found.push({ lane, ...first, count: Math.min(MOST_WAITING, first.count + (other?.count ?? 0)) });
  }
};

export const createHealthStore = ({ workers, events, runs, effects, workflows }: Collections): HealthStore => ({
  async beat({ _id, ...heartbeat }) {
    // The database's own time: a worker whose clock is wrong is no more dead or alive by it.
    await workers.updateOne({ _id }, { $set: heartbeat, $currentDate: { at: true } }, { upsert: true });
  },

  async leave(id) {
    await workers.deleteOne({ _id: id });
  },

  heartbeats: () =>
    workers
      .aggregate<SeenHeartbeat>(
        [{ $sort: { at: -1 } }, { $limit: MOST }, { $set: { ageMs: { $subtract: ['$$NOW', '$at'] } } }],
        limits,
      )
      .toArray(),

  async waiting(now, partitions) {
    const frozen = await workflows.distinct('_id', { frozen: true });
    const part = { $in: Array.from({ length: partitions }, (_, i) => i) };
    const due = { part, state: 'waiting' as const, wakeAt: { $lte: now }, workflow: { $nin: frozen } };
    const [event, run, effectsDue, mails, failing, eventCount, peopleCount] = await Promise.all([
      events.findOne(
        { state: 'received' },
        { sort: { occurredAt: 1, _id: 1 }, projection: { receivedAt: 1 }, hint: 'unprocessed', ...limits },
      ),
      runs.findOne(due, { sort: { wakeAt: 1 }, projection: { wakeAt: 1 }, hint: 'due', ...limits }),
      dueByAction(effects, now),
      mailsByLane(effects, now),
      failingByLane(effects, limits),
      events.countDocuments({ state: 'received' }, { ...counting, hint: 'unprocessed' }),
      runs.countDocuments(due, { ...counting, hint: 'due' }),
    ]);
    return {
      events: event?.receivedAt ?? null,
      people: run?.wakeAt ?? null,
      counts: { events: eventCount, people: peopleCount },
      effects: effectsDue,
      mails,
      failing,
    };
  },
});
