import type { RetentionKind } from '../../definition/shop-settings/index.js';
import type { EventRecord } from '../../model/event.js';
import { messageStates } from '../../model/message.js';
import type { OldPlace, OldRun, PruneState, RetentionStore } from '../../model/operation/retention.js';
import type { RunRecord } from '../../model/run.js';
import type { Tables } from './kit/tables.js';
import type { Table } from './kit/table.js';
import { updateAll } from './kit/update-all.js';

const SETTLED = ['sent', 'failed', 'skipped'];

/** Those that are older than a moment and lie behind a place, oldest first. */
const oldest = <R extends { _id: string }>(
  table: Table<R>,
  timeOf: (record: Readonly<R>) => Date | null,
  {
    before,
    after,
    limit,
    fits,
  }: { before: Date; after?: OldPlace | undefined; limit: number; fits: (r: R) => boolean },
): R[] => {
  const at = (r: R): number => timeOf(r)?.getTime() ?? Infinity;
  const isBehind = (r: R): boolean =>
    !after || at(r) > after.at.getTime() || (at(r) === after.at.getTime() && r._id > after.id);
  return table
    .find((r) => at(r) < before.getTime() && isBehind(r) && fits(r))
    .sort((a, b) => at(a) - at(b))
    .slice(0, limit);
};

const asOldRun = ({ _id, workflow, version, entryKey, instance, outcome, endedAt }: RunRecord): OldRun => ({
  ...{ _id, workflow, version, entryKey, outcome },
  ...(instance === undefined ? {} : { instance }),
  endedAt: endedAt ?? new Date(0),
});

/** Nobody has to decide any more whether it starts something. */
const isDecided = ({ state, leftOut, fused }: Readonly<EventRecord>): boolean =>
  state !== 'received' && leftOut === undefined && fused === undefined;

const isGoing = ({ state, thinned }: Readonly<RunRecord>): boolean => state === 'ended' && thinned === 'going';

const sizeOf = (records: object[]) => ({
  count: records.length,
  bytes: records.reduce((sum, one) => sum + JSON.stringify(one).length, 0),
});

/** Pruning in memory. */
export const createMemoryRetention = (tables: Tables): RetentionStore => {
  const { events, runs, effects, messages, gates, webhooks, backfills, audit, retention } = tables;
  const removeAll = (table: Table<{ _id: string }>, ids: string[], fits: (id: string) => boolean): void => {
    for (const id of ids) if (fits(id)) table.delete(id);
  };
  const stateOf = (kind: RetentionKind): PruneState => retention.get(kind) ?? { _id: kind, removed: 0, total: 0 };
  const ending = (limit: number, before: Date) => ({ before, limit, fits: () => true });
  return {
    oldEvents: async ({ name, before, receivedBefore, after, limit }) =>
      oldest(events, (e) => e.occurredAt, {
        ...{ before, after, limit },
        fits: (e) => e.name === name && isDecided(e) && e.receivedAt < receivedBefore,
      }).map(({ _id, email, name: called, subject, occurredAt, properties }) => {
        const known = Object.entries(properties).filter(([key]) => ['workflow', 'step', 'template'].includes(key));
        return {
          ...{ _id, email, name: called, occurredAt, properties: Object.fromEntries(known) },
          ...(subject === undefined ? {} : { subject }),
        };
      }),
    removeEvents: async (ids) =>
      void events.find((e) => ids.includes(e._id) && isDecided(e)).forEach(({ _id }) => events.delete(_id)),

    oldRuns: async ({ before, after, limit }) =>
      oldest(runs, (r) => r.endedAt, {
        ...{ before, after, limit },
        fits: (r) => r.state === 'ended' && !r.thinned && !r.pending?.length,
      }).map(asOldRun),
    effectsOf: async (ids) =>
      effects
        .find((e) => ids.includes(e.run))
        .map(({ _id, run, workflow, version, step, action, state, attempts, reason }) => ({
          ...{ _id, run, workflow, version, step, action, state, attempts },
          ...(reason === undefined ? {} : { reason }),
        })),
    makeFinal: async (ids) =>
      void updateAll(
        effects,
        (e) => ids.includes(e.run) && e.state !== 'open' && e.state !== 'held',
        (e) => {
          delete e.attention;
          delete e.handled;
        },
      ),
    async thin(ids, message, at) {
      updateAll(
        runs,
        (r) => ids.includes(r._id) && r.state === 'ended' && !r.thinned,
        (r) => {
          const journal = [{ type: 'note' as const, at: at.getTime(), message }];
          const trigger = { ...r.trigger, properties: {} };
          Object.assign(r, { thinned: 'going', journal, journalMoved: 0, journalBytes: 0, trigger, rev: r.rev + 1 });
        },
      );
      return new Set(runs.find((r) => ids.includes(r._id) && isGoing(r)).map((r) => r._id));
    },
    halfRemoved: async (limit) => runs.find(isGoing).slice(0, limit).map(asOldRun),
    async noteOnMessages(told) {
      for (const { _id, state, attempts, reason = null } of told) {
        messages.update(
          _id,
          (m) => void Object.assign(m, { attempts, reason }),
          (m) => m.attempts === undefined,
        );
        const settled = messageStates.find((one) => one === state);
        if (settled === 'failed' || settled === 'skipped')
          messages.update(
            _id,
            (m) => void (m.state = settled),
            (m) => m.state === 'pending',
          );
      }
    },
    async removeDetails(ids, before) {
      const going = new Set(runs.find((r) => ids.includes(r._id) && isGoing(r)).map((r) => r._id));
      for (const { _id } of effects.find((e) => going.has(e.run) && e.createdAt <= before)) effects.delete(_id);
    },
    async finishRuns(remove, keep) {
      for (const { _id } of runs.find((r) => remove.includes(r._id) && isGoing(r))) runs.delete(_id);
      updateAll(
        runs,
        (r) => keep.includes(r._id) && isGoing(r),
        (r) => void (r.thinned = 'kept'),
      );
    },

    oldMessages: async ({ before, after, limit }) =>
      oldest(messages, (m) => m.createdAt, {
        ...{ before, after, limit },
        fits: (m) => SETTLED.includes(m.state),
      }).map(({ _id, workflow, step, template, templateVersion, state, createdAt }) => ({
        ...{ _id, workflow, step, template, templateVersion, state, createdAt },
      })),
    removeMessages: async (ids) => removeAll(messages, ids, (id) => SETTLED.includes(messages.get(id)?.state ?? '')),
    removeBodies: async (ids) =>
      void updateAll(
        messages,
        (m) => ids.includes(m._id) && SETTLED.includes(m.state),
        (m) => void Object.assign(m, { html: null, text: null }),
      ),

    oldGates: async ({ before, limit }) => oldest(gates, (g) => g.at, ending(limit, before)).map((g) => g._id),
    removeGates: async (ids, before) => removeAll(gates, ids, (id) => (gates.get(id)?.at ?? before) < before),
    forgetCalls: async (before) =>
      updateAll(
        webhooks,
        (w) => w.calls.some(({ at }) => at < before),
        (w) => void (w.calls = w.calls.filter(({ at }) => at >= before)),
      ),
    oldBackfills: async ({ before, limit }) =>
      oldest(backfills, (b) => b.endedAt, ending(limit, before)).map((b) => b._id),
    removeBackfills: async (ids) => removeAll(backfills, ids, (id) => backfills.get(id)?.state !== 'running'),
    oldAudit: async ({ before, limit }) => oldest(audit, (a) => a.at, ending(limit, before)).map((a) => a._id),
    removeAudit: async (ids) => removeAll(audit, ids, () => true),

    async sizes() {
      const inMessages = sizeOf(messages.find());
      const inRuns = sizeOf(runs.find());
      return {
        events: sizeOf(events.find()),
        runs: { count: inRuns.count, bytes: inRuns.bytes + sizeOf(effects.find()).bytes },
        messages: inMessages,
        bodies: inMessages,
        gates: sizeOf(gates.find()),
        calls: sizeOf(webhooks.find()),
        backfills: sizeOf(backfills.find()),
        audit: sizeOf(audit.find()),
      };
    },
    async countOld(kind, { before, without, limit }) {
      const counts: Record<RetentionKind, () => number> = {
        events: () => events.count((e) => e.occurredAt < before && isDecided(e) && !without.includes(e.name)),
        runs: () => runs.count((r) => r.state === 'ended' && !r.thinned && r.endedAt !== null && r.endedAt < before),
        messages: () => messages.count((m) => m.createdAt < before),
        bodies: () => messages.count((m) => m.createdAt < before && m.html !== null),
        gates: () => gates.count((g) => g.at < before),
        calls: () => webhooks.count((w) => w.calls.some(({ at }) => at < before)),
        backfills: () => backfills.count((b) => b.endedAt !== null && b.endedAt < before),
        audit: () => audit.count((a) => a.at < before),
      };
      return Math.min(counts[kind](), limit);
    },

    states: async () => retention.find(),
    async notePass(kind, what) {
      retention.put({ ...stateOf(kind), ...what, ...('startedAt' in what ? { removed: 0 } : {}) });
    },
    async openBite(kind, bite) {
      const state = stateOf(kind);
      const free = bite.n === 1 ? !state.bite : state.bite?.n === bite.n - 1 && !state.bite.open;
      if (free) retention.put({ ...state, bite: { ...bite, open: true } });
      return free;
    },
    async closeBite(kind, n) {
      const state = stateOf(kind);
      if (state.bite?.n === n) retention.put({ ...state, bite: { n, open: false, ids: [], keep: [], sums: [] } });
    },
    async countRemoved(kind, removed) {
      const state = stateOf(kind);
      retention.put({ ...state, removed: state.removed + removed, total: state.total + removed });
    },
  };
};
