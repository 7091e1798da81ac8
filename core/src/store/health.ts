import { Schema } from 'mongoose';
import { MOST_WAITING, type HealthStore, type Heartbeat, type SeenHeartbeat } from '../model/operation/heartbeat.js';
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
    const [event, run, effectsDue, failing, eventCount, peopleCount] = await Promise.all([
      events.findOne(
        { state: 'received' },
        { sort: { occurredAt: 1, _id: 1 }, projection: { receivedAt: 1 }, hint: 'unprocessed', ...limits },
      ),
      runs.findOne(due, { sort: { wakeAt: 1 }, projection: { wakeAt: 1 }, hint: 'due', ...limits }),
      dueByAction(effects, now),
      failingByLane(effects, limits),
      events.countDocuments({ state: 'received' }, { ...counting, hint: 'unprocessed' }),
      runs.countDocuments(due, { ...counting, hint: 'due' }),
    ]);
    return {
      events: event?.receivedAt ?? null,
      people: run?.wakeAt ?? null,
      counts: { events: eventCount, people: peopleCount },
      effects: effectsDue,
      failing,
    };
  },
});
