import type { RunRecord, RunStore } from '../../../model/run.js';
import { headOf, isWaiting } from './head.js';
import type { Tables } from '../kit/tables.js';

type Reads = Exclude<
  keyof RunStore,
  | 'insertNew'
  | 'passGates'
  | 'taken'
  | 'dueWorkflows'
  | 'due'
  | 'fenceDue'
  | 'claim'
  | 'lose'
  | 'commit'
  | 'reopen'
  | 'neverGoOn'
  | 'note'
  | 'forgetPending'
  | 'countRefused'
  | 'erase'
  | 'idsOfPerson'
  | 'eraseGates'
  | 'reassign'
  | 'reassignGates'
>;
type Fits = (run: Readonly<RunRecord>) => boolean;

const isPending: Fits = ({ pending }) => pending !== undefined && pending.length > 0;

/** What is read of runs besides who is due. */
export const runLists = ({ runs }: Tables): Pick<RunStore, Reads> => {
  const heads = (fits: Fits) => runs.find(fits).map(headOf);
  const newestFirst = (fits: Fits, limit: number) => runs.find(fits).reverse().slice(0, limit);
  const ofPeople = (people: string[], fits: Fits): Fits => {
    const wanted = new Set(people);
    return (run) => wanted.has(run.person) && fits(run);
  };

  return {
    get: async (id) => runs.get(id) ?? null,

    async byIds(ids) {
      const wanted = new Set(ids);
      return newestFirst((run) => wanted.has(run._id), Infinity);
    },

    async heads(ids) {
      const wanted = new Set(ids);
      return heads((run) => wanted.has(run._id));
    },

    waitingOf: async (people) => heads(ofPeople(people, isWaiting)),

    waitingIn: async (workflow, limit) =>
      newestFirst((run) => run.workflow === workflow && run.outcome === null, limit).map(headOf),

    async endedOf(places) {
      const placeOf = ({ workflow, person }: { workflow: string; person: string }) => `${workflow}:${person}`;
      const wanted = new Set(places.map(placeOf));
      // In order of their ids, which is that of time: the newest comes last and stays.
      const found = heads((run) => run.state === 'ended' && wanted.has(placeOf(run)));
      return new Map(found.map((run) => [placeOf(run), run]));
    },

    endedByOwner: async (people) => heads(ofPeople(people, (run) => run.endedBy === 'owner')),

    pendingOf: async (people) =>
      runs.find(ofPeople(people, isPending)).map(({ _id, person, pending = [] }) => ({ _id, person, pending })),

    async pendingPeople(limit) {
      const found = runs.find(isPending).slice(0, limit);
      return [...new Set(found.map((run) => run.person))];
    },

    journal: async (run) => run.journal,

    async naming(effects) {
      const wanted = new Set(effects.map((effect) => effect.run));
      const found = runs
        .find((run) => wanted.has(run._id))
        .map((run) => {
          const decided = new Set(run.journal.map((entry) => ('effect' in entry ? entry.effect : undefined)));
          return [run._id, { head: headOf(run), decided }] as const;
        });
      const byId = new Map(found);
      return new Map(
        effects.flatMap(({ key, run, step, seq }) => {
          const one = byId.get(run);
          return one ? [[key, { run: one.head, decided: one.decided.has(`${step}:${seq}`) }] as const] : [];
        }),
      );
    },

    startedBy: async ({ person, event, limit }) =>
      newestFirst((run) => run.person === person && run.trigger.event === event, limit),

    list: async ({ workflow, version, step, person, state, outcome, after, limit }) =>
      newestFirst(
        (run) =>
          (!workflow || run.workflow === workflow) &&
          (version === undefined || run.version === version) &&
          (step === undefined || run.step === step) &&
          (!person || run.person === person) &&
          (!state || run.state === state) &&
          (!outcome || run.outcome === outcome) &&
          (!after || run._id < after),
        limit,
      ),

    async counts(workflow) {
      const counts = { waiting: 0, completed: 0, goal: 0, exited: 0, failed: 0, stopped: 0 };
      for (const { outcome } of runs.find((run) => run.workflow === workflow)) counts[outcome ?? 'waiting']++;
      return counts;
    },

    async waitingAt(workflow) {
      const places = new Map<string, { version: number; step: string; n: number }>();
      for (const { version, step } of runs.find((run) => run.workflow === workflow && isWaiting(run))) {
        const key = JSON.stringify([version, step]);
        const { n } = places.get(key) ?? { n: 0 };
        places.set(key, { version, step: step as string, n: n + 1 });
      }
      return [...places.values()];
    },

    async waitingInEach(workflows) {
      const wanted = new Set(workflows);
      const counts = new Map<string, number>();
      for (const { workflow } of runs.find((run) => wanted.has(run.workflow) && isWaiting(run)))
        counts.set(workflow, (counts.get(workflow) ?? 0) + 1);
      return counts;
    },
  };
};
