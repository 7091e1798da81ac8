import type { AtGap } from '../kernel/gaps.js';
import type { Applier, Committed } from '../model/abilities/applier.js';
import type { RunStore } from '../model/run.js';
import type { Application, PeopleStore } from '../model/person.js';

/** How long after the look at what is pending it may be applied, in milliseconds of the database's clock. */
const APPLY_WITHIN = 60_000;
/** A change that a person's document could not take so often is noted in the run and forgotten. */
const MAX_REFUSED = 5;

interface Parts {
  runs: Pick<RunStore, 'pendingOf' | 'pendingPeople' | 'forgetPending' | 'countRefused' | 'note'>;
  people: Pick<PeopleStore, 'apply'>;
  /** The database's time, as it was a moment ago. */
  recentTime: () => Promise<Date>;
  atGap: AtGap;
  /** Called when people were changed, which is news. */
  onApplied: () => void;
}

/** Where several changes are pending for a person, they are applied one after the other: in the order of each run, and over runs in that of decision. */
export const inLayers = (found: Committed[]): Committed[][] => {
  const ofPerson = new Map<string, { at: number; one: Committed }[]>();
  const lastOfRun = new Map<string, number>();
  for (const one of found) {
    // The clocks of two workers differ: what a run decided later counts as later.
    const at = Math.max(one.pending.at.getTime(), lastOfRun.get(one.run) ?? 0);
    lastOfRun.set(one.run, at);
    const list = ofPerson.get(one.person);
    if (list) list.push({ at, one });
    else ofPerson.set(one.person, [{ at, one }]);
  }
  const layers: Committed[][] = [];
  for (const list of ofPerson.values())
    list
      .sort((a, b) => a.at - b.at)
      .forEach(({ one }, i) => {
        (layers[i] ??= []).push(one);
      });
  return layers;
};

/** What was committed together is applied together. */
const grouped = (committed: Committed[]): Map<string, Application & { runOf: Map<string, string> }> => {
  const groups = new Map<string, Application & { runOf: Map<string, string> }>();
  for (const { run, person, pending } of committed) {
    const { key, changes, cause, at } = pending;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, changes, cause, at, people: [], runOf: new Map() }));
    group.people.push(person);
    group.runOf.set(person, run);
  }
  return groups;
};

export const createApplier = ({ runs, people, recentTime, atGap, onApplied }: Parts): Applier => {
  const refuse = async (committed: Committed[], key: string, person: string, reason: string) => {
    const one = committed.find((c) => c.pending.key === key && c.person === person);
    if (!one) return;
    await runs.countRefused(key, one.run);
    if ((one.pending.refused ?? 0) + 1 < MAX_REFUSED) return;
    await runs.note([one.run], `The person could not be changed, and stays as they were: ${reason}`, one.pending.at);
    await runs.forgetPending([{ key, runs: [one.run] }]);
  };

  const apply = async (committed: Committed[], since: Date): Promise<void> => {
    if (committed.length === 0) return;
    const groups = grouped(committed);
    const { done, missing, refused } = await people.apply([...groups.values()], {
      since,
      deadline: new Date(since.getTime() + APPLY_WITHIN),
    });
    onApplied();
    await atGap('apply: people changed');
    await runs.forgetPending(
      [...groups.values()].map(({ key, people: ids, runOf }) => ({
        key,
        runs: ids.filter((id) => done.get(key)?.has(id) || missing.has(id)).flatMap((id) => runOf.get(id) ?? []),
      })),
    );
    for (const { key, person, reason } of refused) await refuse(committed, key, person, reason);
  };

  const catchUp = async (ids: string[]): Promise<number> => {
    if (ids.length === 0) return 0;
    const since = await recentTime();
    const found = (await runs.pendingOf(ids)).flatMap(({ _id: run, person, pending }) =>
      pending.map((one) => ({ run, person, pending: one })),
    );
    for (const layer of inLayers(found)) await apply(layer, since);
    return found.length;
  };

  return {
    before: recentTime,
    catchUp,
    apply,
    catchUpSome: async (limit) => catchUp(await runs.pendingPeople(limit)),
  };
};
