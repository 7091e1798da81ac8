import type { Collection, Filter } from 'mongodb';
import type { RunRecord, RunStore } from '../../model/run.js';
import type { WorkflowRecord } from '../../model/workflow.js';
import { durable } from '../kit/collections.js';
import type { Gate, GateCollections } from './gates.js';
import type { RunCollections } from './schema.js';

type Erasing = Pick<RunStore, 'erase' | 'idsOfPerson' | 'eraseGates' | 'reassign' | 'reassignGates'>;

/** Whose ids the names of gates begin with. */
export interface WorkflowIds {
  workflows: Collection<WorkflowRecord>;
}

/** Workflows whose gates are looked for in one query. */
const AT_ONCE = 200;

/** What is left of a run of somebody who was erased: what is counted. */
const BLANK = {
  $unset: { instance: '', subject: '', pending: '', lost: '', unanswered: '', resumeAt: '' },
} as const;

/** Taking a person out of their runs, and handing runs to another. */
export const createRunErasing = ({
  runs,
  journal,
  gates,
  workflows,
}: RunCollections & GateCollections & WorkflowIds): Erasing => {
  /** Gates are named `workflow:person:instance`. */
  const gatesOf = async (person: string): Promise<{ gate: Gate; rest: [workflow: string, instance: string] }[]> => {
    const ids = (await workflows.find({}, { projection: { _id: 1 } }).toArray()).map((w) => w._id);
    const found: { gate: Gate; rest: [string, string] }[] = [];
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      const prefixes = ids.slice(i, i + AT_ONCE).map((workflow) => ({ workflow, prefix: `${workflow}:${person}:` }));
      const ranges = prefixes.map(({ prefix }) => ({ _id: { $gte: prefix, $lt: `${prefix}\u{10ffff}` } }));
      for (const gate of await gates.find({ $or: ranges }).toArray()) {
        const of = prefixes.find(({ prefix }) => gate._id.startsWith(prefix));
        if (of) found.push({ gate, rest: [of.workflow, gate._id.slice(of.prefix.length)] });
      }
    }
    return found;
  };

  return {
    async erase({ person, alias, limit }) {
      const filters: Filter<RunRecord>[] = [
        { person, state: 'ended' },
        // What was added since by somebody who had read it before.
        {
          person: alias,
          state: 'ended',
          $or: [{ 'journal.0': { $exists: true } }, { 'pending.0': { $exists: true } }],
        },
      ];
      let erased = 0;
      for (const filter of filters) {
        const found = await runs.find(filter, { projection: { 'trigger.name': 1 }, limit }).toArray();
        if (found.length === 0) continue;
        const ids = found.map((r) => r._id);
        await journal.deleteMany({ run: { $in: ids } }, durable);
        await runs.bulkWrite(
          found.map(({ _id, trigger: { name } }) => ({
            updateOne: {
              filter: { _id, state: 'ended' },
              update: {
                ...BLANK,
                $set: {
                  person: alias,
                  entryKey: `erased:${_id}`,
                  trigger: { event: '', name, properties: {} },
                  reason: null,
                  endedBy: 'rule',
                  journal: [],
                  journalMoved: 0,
                  journalBytes: 0,
                },
                $inc: { rev: 1 },
              } as never,
            },
          })),
          { ordered: false, ...durable },
        );
        erased += found.length;
      }
      return erased;
    },

    async idsOfPerson({ people, after, limit }) {
      const found = await runs
        .find({ person: { $in: people }, _id: { $gt: after } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map((r) => r._id);
    },

    async eraseGates(person) {
      const found = await gatesOf(person);
      if (found.length > 0) await gates.deleteMany({ _id: { $in: found.map(({ gate }) => gate._id) } }, durable);
    },

    async reassign(moved, to, entryKeys) {
      if (moved.length === 0) return;
      await runs.bulkWrite(
        moved.map(({ _id, rev }) => {
          const entryKey = entryKeys.get(_id);
          return {
            updateOne: {
              filter: { _id, rev },
              update: { $set: { person: to, ...(entryKey === undefined ? {} : { entryKey }) }, $inc: { rev: 1 } },
            },
          };
        }),
        { ordered: false, ...durable },
      );
    },

    async reassignGates(from, to) {
      const found = await gatesOf(from);
      if (found.length === 0) return;
      await gates.bulkWrite(
        found.map(({ gate: { event, at, passed }, rest: [workflow, instance] }) => {
          const earlier = { $lt: [{ $ifNull: ['$at', new Date(0)] }, at] };
          return {
            updateOne: {
              filter: { _id: `${workflow}:${to}:${instance}` },
              update: [
                {
                  $set: {
                    event: { $cond: [earlier, { $literal: event }, '$event'] },
                    passed: { $cond: [earlier, { $literal: passed ?? [event] }, '$passed'] },
                    at: { $cond: [earlier, at, '$at'] },
                  },
                },
              ],
              upsert: true,
            },
          };
        }),
        { ordered: false, ...durable },
      );
      await gates.deleteMany({ _id: { $in: found.map(({ gate }) => gate._id) } }, durable);
    },
  };
};
