import type { Json } from '../../definition/json/json.js';
import { standingOf } from '../../model/effect.js';
import type { EventRecord } from '../../model/event.js';
import type { PersonRecord } from '../../model/person.js';
import type { RunHead } from '../../model/run.js';
import { snapshotsOf } from '../../runs/snapshots.js';
import type { DispatchContext } from './context.js';
import type { Claimed } from './leases.js';

/** An effect whose step is not committed yet is looked at again after this, in milliseconds. */
const NOT_YET = 1_000;

/** What effects are carried out with. */
export interface Known {
  runs: Map<string, RunHead>;
  people: Map<string, PersonRecord>;
  /** By run. */
  snapshots: Map<string, EventRecord>;
  answers: Map<string, Record<string, Json>>;
}

/**
 * Sorts claimed effects by what their runs say, each read once: decided ones are to be done; those whose step may still
 * be committed are let go for a moment; those whose run went another way are dropped.
 */
export const sortByRun = async (
  { store, clock, atGap }: DispatchContext,
  effects: Claimed[],
): Promise<{ decided: Claimed[]; runs: Map<string, RunHead> }> => {
  const seen = await store.runs.naming(effects.map(({ _id, run, step, seq }) => ({ key: _id, run, step, seq })));
  await atGap('dispatch: runs read');
  const standing = new Map(effects.map((e) => [e._id, standingOf(e, seen.get(e._id))]));
  const decided = effects.filter((e) => standing.get(e._id) === 'decided');
  if (decided.length < effects.length) {
    const now = clock.now();
    const left = effects.filter((e) => standing.get(e._id) !== 'decided');
    await store.effects.drop(
      left.filter((e) => standing.get(e._id) === 'lost'),
      new Date(now),
    );
    // Also those that were to be dropped but were recorded again meanwhile.
    await store.effects.release(
      left.map((e) => e._id),
      left[0]?.lease ?? '',
      new Date(now + NOT_YET),
    );
  }
  return { decided, runs: new Map([...seen].map(([key, { run }]) => [key, run])) };
};

export const loadKnown = async (
  { store, peopleNow }: DispatchContext,
  effects: Claimed[],
  runs: Map<string, RunHead>,
): Promise<Known> => {
  const [answers, people] = await Promise.all([
    store.effects.answers([...new Set(effects.map((e) => e.run))]),
    // The run's: an effect that was recorded before two people became one names the one who went.
    peopleNow([...new Set([...runs.values()].map((run) => run.person))]),
  ]);
  const snapshots = await snapshotsOf(store.events, [...new Set(runs.values())], people);
  return { runs, answers, people, snapshots };
};
