import { LRUCache } from 'lru-cache';
import type { Metrics } from '../model/abilities/metrics.js';
import type { Stores } from '../model/stores.js';
import type { Clock } from '../kernel/time/clock.js';

/** Effects that are under way, whose actions are remembered until their results are written. */
const UNDER_WAY = 50_000;

const inSeconds = (ms: number): number => ms / 1_000;

type Part<K extends keyof Stores> = (port: Stores[K], metrics: Metrics, clock: Clock) => Stores[K];

const measuredEvents: Part<'events'> = (events, metrics, clock) => {
  const receivedAt = new LRUCache<string, number>({ max: UNDER_WAY });
  return {
    ...events,
    async insertNew(records) {
      const added = await events.insertNew(records);
      metrics.count('whenthen_events_received_total', added);
      return added;
    },
    async waiting(query) {
      const found = await events.waiting(query);
      for (const event of found) receivedAt.set(event._id, event.receivedAt.getTime());
      return found;
    },
    async markProcessed(processed) {
      await events.markProcessed(processed);
      metrics.count('whenthen_events_processed_total', processed.length);
      const now = clock.now();
      for (const { _id } of processed) {
        const since = receivedAt.get(_id);
        if (since !== undefined) metrics.observe('whenthen_ingest_lag_seconds', inSeconds(now - since));
        receivedAt.delete(_id);
      }
    },
  };
};

const measuredRuns: Part<'runs'> = (runs, metrics, clock) => ({
  ...runs,
  async insertNew(records) {
    const added = await runs.insertNew(records);
    metrics.count('whenthen_runs_entered_total', added.size);
    return added;
  },
  async commit(commits) {
    const written = await runs.commit(commits);
    metrics.count('whenthen_decisions_total', written.size);
    const now = clock.now();
    for (const { run, transition } of commits) {
      if (!written.has(run._id)) continue;
      const { state, outcome } = transition.set;
      if (state === 'ended') metrics.count('whenthen_runs_ended_total', 1, { outcome: outcome ?? 'none' });
      // Those who were not due yet were moved by an event, or by somebody.
      const due = run.wakeAt?.getTime();
      if (due !== undefined && due <= now) metrics.observe('whenthen_wake_lateness_seconds', inSeconds(now - due));
    }
    return written;
  },
});

const measuredEffects: Part<'effects'> = (effects, metrics, clock) => {
  const actions = new LRUCache<string, string>({ max: UNDER_WAY });
  return {
    ...effects,
    async claim(query) {
      const found = await effects.claim(query);
      const now = clock.now();
      if (found.claimed.length > 0) metrics.observe('whenthen_claim_size', found.claimed.length);
      for (const { _id, action, attempts, createdAt } of found.claimed) {
        actions.set(_id, action);
        if (attempts <= 1) metrics.observe('whenthen_dispatch_latency_seconds', inSeconds(now - createdAt.getTime()));
      }
      return found;
    },
    async claimLost(query) {
      const found = await effects.claimLost(query);
      if (found) actions.set(found._id, found.action);
      return found;
    },
    async finish(results, now) {
      await effects.finish(results, now);
      for (const { key, outcome } of results) {
        const action = actions.get(key) ?? 'other';
        metrics.count('whenthen_effects_total', 1, { action, outcome: outcome.state });
        actions.delete(key);
      }
    },
  };
};

const measuredMessages: Part<'messages'> = (messages, metrics) => ({
  ...messages,
  async accepted(...given) {
    await messages.accepted(...given);
    metrics.count('whenthen_mails_total', 1, { state: 'sent' });
  },
  async settle(id, claim, state) {
    await messages.settle(id, claim, state);
    // What is pending again is no end.
    if (state !== 'pending') metrics.count('whenthen_mails_total', 1, { state });
  },
});

/** The store as the parts of an engine see it, which tells of what passes through: none of them need know of metrics. */
export const measuredStore = (store: Stores, metrics: Metrics, clock: Clock): Stores => ({
  ...store,
  events: measuredEvents(store.events, metrics, clock),
  runs: measuredRuns(store.runs, metrics, clock),
  effects: measuredEffects(store.effects, metrics, clock),
  messages: measuredMessages(store.messages, metrics, clock),
});
