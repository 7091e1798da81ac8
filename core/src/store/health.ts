import { Schema } from 'mongoose';
import type { HealthStore, Heartbeat, SeenHeartbeat } from '../model/operation/heartbeat.js';
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
/** Workers that are listed. */
const MOST = 100;

/** For each action the open effect that is due first: one jump along the index for each. */
const oldestByAction = async (effects: EffectCollections['effects']): Promise<{ action: string; since: Date }[]> => {
  const found: { action: string; since: Date }[] = [];
  for (;;) {
    const next = await effects.findOne(
      { state: 'open', action: { $gt: found.at(-1)?.action ?? '' } },
      { sort: { action: 1, dueAt: 1 }, projection: { action: 1, dueAt: 1 }, hint: 'due', ...limits },
    );
    if (!next) return found;
    found.push({ action: next.action, since: next.dueAt });
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
    const [event, run, open, failing] = await Promise.all([
      events.findOne(
        { state: 'received' },
        { sort: { occurredAt: 1, _id: 1 }, projection: { receivedAt: 1 }, hint: 'unprocessed', ...limits },
      ),
      runs.findOne(
        { part, state: 'waiting', wakeAt: { $lte: now }, workflow: { $nin: frozen } },
        { sort: { wakeAt: 1 }, projection: { wakeAt: 1 }, hint: 'due', ...limits },
      ),
      oldestByAction(effects),
      failingByLane(effects, limits),
    ]);
    return {
      events: event?.receivedAt ?? null,
      people: run?.wakeAt ?? null,
      effects: open.filter((e) => e.since <= now),
      failing,
    };
  },
});
