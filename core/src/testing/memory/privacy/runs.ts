import type { RunRecord, RunStore } from '../../../model/run.js';
import type { Tables } from '../kit/tables.js';

type Erasing = Pick<RunStore, 'erase' | 'idsOfPerson' | 'eraseGates' | 'reassign' | 'reassignGates'>;

const blank = (run: RunRecord, alias: string): void => {
  Object.assign(run, {
    ...{ person: alias, entryKey: `erased:${run._id}`, reason: null, endedBy: 'rule' },
    ...{ trigger: { event: '', name: run.trigger.name, properties: {} } },
    ...{ journal: [], journalMoved: 0, journalBytes: 0, rev: run.rev + 1 },
  });
  for (const key of ['instance', 'subject', 'pending', 'lost', 'unanswered', 'resumeAt'] as const) delete run[key];
};

/** Taking a person out of their runs, and handing runs to another. */
export const runErasing = ({ runs, gates, workflows }: Tables): Erasing => {
  /** Gates are named `workflow:person:instance`. */
  const gatesOf = (person: string) => {
    const prefixes = workflows.find().map(({ _id }) => ({ workflow: _id, prefix: `${_id}:${person}:` }));
    return gates.find().flatMap((gate) => {
      const of = prefixes.find(({ prefix }) => gate._id.startsWith(prefix));
      return of ? [{ gate, workflow: of.workflow, instance: gate._id.slice(of.prefix.length) }] : [];
    });
  };
  return {
    async erase({ person, alias, limit }) {
      const isDirty = ({ journal, pending = [] }: Readonly<RunRecord>): boolean =>
        journal.length > 0 || pending.length > 0;
      const found = runs
        .find((r) => r.state === 'ended' && (r.person === person || (r.person === alias && isDirty(r))))
        .slice(0, limit);
      for (const { _id } of found) runs.update(_id, (run) => blank(run, alias));
      return found.length;
    },

    idsOfPerson: async ({ people, after, limit }) =>
      runs
        .find((r) => people.includes(r.person) && r._id > after)
        .slice(0, limit)
        .map((r) => r._id),

    async eraseGates(person) {
      for (const { gate } of gatesOf(person)) gates.delete(gate._id);
    },

    async reassign(moved, to, entryKeys) {
      for (const { _id, rev } of moved)
        runs.update(
          _id,
          (run) => {
            Object.assign(run, { person: to, rev: run.rev + 1, entryKey: entryKeys.get(_id) ?? run.entryKey });
          },
          (run) => run.rev === rev,
        );
    },

    async reassignGates(from, to) {
      for (const { gate, workflow, instance } of gatesOf(from)) {
        const _id = `${workflow}:${to}:${instance}`;
        const known = gates.get(_id);
        if (!known || known.at < gate.at) gates.put({ ...gate, _id, passed: gate.passed ?? [gate.event] });
        gates.delete(gate._id);
      }
    },
  };
};
