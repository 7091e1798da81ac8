import type { Filter, FindOptions } from 'mongodb';
import type { RunOutcome } from '../../definition/journal.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { Due, DueRun, RunHead, RunRecord, RunStore } from '../../model/run.js';
import { durable } from '../kit/collections.js';
import { insertNew } from '../kit/insert-new.js';
import { commitRuns } from './commit.js';
import { createRunErasing, type WorkflowIds } from './erase.js';
import { passGates, type GateCollections } from './gates.js';
import { dueProjection, headProjection } from './projection.js';
import { reopenRuns } from './reopen.js';
import type { RunCollections } from './schema.js';

const dueFilter = (part: number, due: Due): Filter<RunRecord> => ({
  part,
  state: 'waiting',
  wakeAt: 'at' in due ? due.at : { $lte: due.until, ...(due.except.length > 0 ? { $nin: due.except } : {}) },
});

export const createRunStore = (collections: RunCollections & GateCollections & WorkflowIds, atGap: AtGap): RunStore => {
  const { runs, journal } = collections;
  const heads = (filter: Filter<RunRecord>, options: FindOptions = {}): Promise<RunHead[]> =>
    runs.find(filter, { ...options, projection: headProjection }).toArray() as unknown as Promise<RunHead[]>;

  return {
    ...createRunErasing(collections),

    insertNew: (records) => insertNew(runs, records),

    async taken(places) {
      if (places.length === 0) return [];
      const projection = { _id: 0, workflow: 1, person: 1, entryKey: 1 } as const;
      const byWorkflow = new Map<string, typeof places>();
      for (const place of places) byWorkflow.set(place.workflow, [...(byWorkflow.get(place.workflow) ?? []), place]);
      const keyOf = ({ workflow, person, entryKey }: (typeof places)[number]) =>
        JSON.stringify([workflow, person, entryKey]);
      const found = new Set<string>();
      for (const [workflow, some] of byWorkflow) {
        const person = { $in: [...new Set(some.map((place) => place.person))] };
        const entryKey = { $in: [...new Set(some.map((place) => place.entryKey))] };
        for await (const run of runs.find({ workflow, person, entryKey }, { projection, hint: 'entry' }))
          found.add(keyOf(run));
      }
      return places.map((place) => found.has(keyOf(place)));
    },

    passGates: (wanted) => passGates(collections, wanted),

    dueWorkflows: (part, due) => runs.distinct<string>('workflow', dueFilter(part, due)),
    // By the index of those who are due: one of everybody inside would be read whole, and in another order.
    // The whole batch in one answer: left alone, the server sends a hundred first and is asked again for the rest.
    due: ({ part, workflow, due, limit, without, lost }) =>
      runs
        .find(
          {
            ...dueFilter(part, due),
            workflow,
            ...(without.length > 0 ? { version: { $nin: without } } : {}),
            lost: { $exists: lost },
          },
          {
            projection: dueProjection,
            limit,
            batchSize: limit,
            hint: 'due',
            ...(lost ? { sort: { 'lost.among': -1, attempts: 1 } } : {}),
          },
        )
        .toArray() as unknown as Promise<DueRun[]>,
    heads: (ids) => heads({ _id: { $in: ids } }),
    waitingOf: (people) => heads({ person: { $in: people }, state: 'waiting' }),
    waitingIn: (workflow, limit) => heads({ workflow, outcome: null }, { sort: { _id: -1 }, limit }),

    async fenceDue({ workflow, until, partitions }) {
      const part = { $in: Array.from({ length: partitions }, (_, i) => i) };
      const due = { part, state: 'waiting' as const, wakeAt: { $lte: until }, workflow };
      await runs.updateMany(due, { $inc: { rev: 1 } }, { ...durable, hint: 'due' });
    },

    async endedOf(places) {
      const found = await heads({
        workflow: { $in: [...new Set(places.map((p) => p.workflow))] },
        person: { $in: [...new Set(places.map((p) => p.person))] },
        state: 'ended',
      });
      // In order of their ids, which is that of time: the newest comes last and stays.
      return new Map(
        found.sort((a, b) => (a._id < b._id ? -1 : 1)).map((r) => [`${r.workflow}:${r.person}`, r] as const),
      );
    },

    endedByOwner: (people) => heads({ person: { $in: people }, endedBy: 'owner' }, { hint: 'owner' }),

    async neverGoOn(workflow, people) {
      const whose = people === 'everybody' ? {} : { person: { $in: people } };
      await runs.updateMany(
        { workflow, endedBy: 'owner', ...whose },
        { $set: { endedBy: 'rule' } },
        { ...durable, hint: 'owner' },
      );
    },

    reopen: (all) => reopenRuns(collections, all),

    async claim(ids) {
      await runs.updateMany(
        { _id: { $in: ids }, state: 'waiting' },
        { $set: { 'lost.among': ids.length }, ...(ids.length === 1 ? { $inc: { attempts: 1 } } : {}) },
        durable,
      );
    },

    async lose({ _id, rev, attempts }, reason) {
      await runs.updateOne(
        { _id, state: 'waiting', rev },
        { $max: { attempts: attempts + 1 }, $set: { lost: { among: 1, reason } } },
        durable,
      );
    },

    commit: (commits) => commitRuns(collections, commits, atGap),

    async pendingOf(people) {
      const found = await runs
        .find(
          { person: { $in: people }, 'pending.key': { $exists: true } },
          { projection: { person: 1, pending: 1 }, hint: 'pending' },
        )
        .toArray();
      return found.map(({ _id, person, pending = [] }) => ({ _id, person, pending }));
    },

    async pendingPeople(limit) {
      const found = await runs
        .find({ 'pending.key': { $exists: true } }, { projection: { person: 1 }, hint: 'pending', limit })
        .toArray();
      return [...new Set(found.map((r) => r.person))];
    },

    async forgetPending(applied) {
      const operations = applied
        .filter(({ runs: ids }) => ids.length > 0)
        .map(({ key, runs: ids }) => ({
          updateMany: {
            filter: { _id: { $in: ids }, 'pending.key': key },
            update: { $pull: { pending: { key } } } as never,
          },
        }));
      if (operations.length > 0) await runs.bulkWrite(operations, { ordered: false, ...durable });
    },

    async countRefused(key, run) {
      await runs.updateOne({ _id: run, 'pending.key': key }, { $inc: { 'pending.$.refused': 1 } }, durable);
    },

    async note(ids, message, at) {
      if (ids.length)
        await runs.updateMany(
          { _id: { $in: ids } },
          { $push: { journal: { type: 'note', at: at.getTime(), message } as never } },
          durable,
        );
    },

    get: (id) => runs.findOne({ _id: id }),

    async journal(run) {
      if (run.journalMoved === 0) return run.journal;
      const pages = await journal
        .find({ run: run._id, from: { $lt: run.journalMoved } })
        .sort({ from: 1 })
        .toArray();
      return [...pages.flatMap((p) => p.entries), ...run.journal];
    },

    async naming(effects) {
      const ids = [...new Set(effects.map((e) => e.run))];
      const found = (await runs
        .find({ _id: { $in: ids } }, { projection: { ...headProjection, decided: '$journal.effect' } })
        .toArray()) as unknown as (RunHead & { decided: string[] })[];
      const moved = found.filter((r) => r.journalMoved > 0).map((r) => r._id);
      const pages = moved.length ? await journal.find({ run: { $in: moved } }).toArray() : [];
      const decided = new Map(found.map((r) => [r._id, new Set(r.decided)]));
      for (const { run, entries } of pages)
        for (const entry of entries) if ('effect' in entry && entry.effect) decided.get(run)?.add(entry.effect);
      const byId = new Map(found.map((r) => [r._id, r]));
      return new Map(
        effects.flatMap(({ key, run, step, seq }) => {
          const head = byId.get(run);
          const isDecided = decided.get(run)?.has(`${step}:${seq}`) === true;
          return head ? [[key, { run: head, decided: isDecided }] as const] : [];
        }),
      );
    },

    startedBy: ({ person, event, limit }) =>
      runs
        .find({ person, state: { $in: ['waiting', 'ended'] }, 'trigger.event': event })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),

    list: ({ workflow, version, step, person, state, outcome, after, limit }) =>
      runs
        .find({
          ...(workflow ? { workflow } : {}),
          ...(version === undefined ? {} : { version }),
          ...(step === undefined ? {} : { step }),
          ...(person ? { person } : {}),
          ...(state ? { state } : {}),
          ...(outcome ? { outcome } : {}),
          ...(after ? { _id: { $lt: after } } : {}),
        })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),

    byIds: (ids) =>
      runs
        .find({ _id: { $in: ids } })
        .sort({ _id: -1 })
        .toArray(),

    async counts(workflow) {
      const groups = await runs
        .aggregate<{ _id: RunOutcome | null; n: number }>([
          { $match: { workflow } },
          { $group: { _id: '$outcome', n: { $sum: 1 } } },
        ])
        .toArray();
      const n = (outcome: RunOutcome | null) => groups.find((g) => g._id === outcome)?.n ?? 0;
      return {
        waiting: n(null),
        completed: n('completed'),
        goal: n('goal'),
        exited: n('exited'),
        failed: n('failed'),
        stopped: n('stopped'),
      };
    },

    async waitingAt(workflow) {
      const groups = await runs
        .aggregate<{ _id: { version: number; step: string }; n: number }>(
          [
            { $match: { workflow, state: 'waiting' } },
            { $group: { _id: { version: '$version', step: '$step' }, n: { $sum: 1 } } },
          ],
          { hint: 'inside' },
        )
        .toArray();
      return groups.map(({ _id, n }) => ({ ..._id, n }));
    },

    async waitingInEach(workflows) {
      const groups = await runs
        .aggregate<{ _id: string; n: number }>(
          [
            { $match: { workflow: { $in: workflows }, state: 'waiting' } },
            { $group: { _id: '$workflow', n: { $sum: 1 } } },
          ],
          { hint: 'inside' },
        )
        .toArray();
      return new Map(groups.map(({ _id, n }) => [_id, n]));
    },
  };
};
