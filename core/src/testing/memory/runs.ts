import type { RunRecord, RunStore } from '../../model/run.js';
import { runChanges } from './runs/changes.js';
import { runLists } from './runs/lists.js';
import { runErasing } from './privacy/runs.js';
import { runsDue } from './runs/due.js';
import type { Tables } from './kit/tables.js';

const entryOf = ({ workflow, person, entryKey }: Pick<RunRecord, 'workflow' | 'person' | 'entryKey'>): string =>
  JSON.stringify([workflow, person, entryKey]);

/** Runs, in memory. A journal stays whole in its run, however long it gets. */
export const createMemoryRuns = (tables: Tables): RunStore => ({
  ...runsDue(tables),
  ...runChanges(tables),
  ...runLists(tables),
  ...runErasing(tables),

  async insertNew(records) {
    const wanted = new Set(records.map(entryOf));
    const taken = new Set(tables.runs.find((run) => wanted.has(entryOf(run))).map(entryOf));
    const isNew = (run: RunRecord): boolean => {
      if (taken.has(entryOf(run)) || !tables.runs.insert(run)) return false;
      taken.add(entryOf(run));
      return true;
    };
    return new Set(records.filter(isNew).map((run) => run._id));
  },

  async taken(places) {
    const taken = new Set(tables.runs.find().map(entryOf));
    return places.map((place) => taken.has(entryOf(place)));
  },

  async passGates(wanted) {
    const passes = ({ key, event, at, notSince, atHand }: (typeof wanted)[number]): boolean => {
      const gate = tables.gates.get(key);
      const passedBefore = gate ? [gate.event, ...(gate.passed ?? [])] : [];
      if (gate && gate.at > notSince) return passedBefore.includes(event);
      const stillAtHand = new Set(passedBefore.filter((one) => atHand.includes(one)));
      tables.gates.put({ _id: key, event, at, passed: [...stillAtHand.add(event)] });
      return true;
    };
    return new Set(wanted.filter(passes).map((wish) => wish.event));
  },
});
