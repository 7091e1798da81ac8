import { createHash } from 'node:crypto';
import type { Trigger } from '../definition/trigger.js';
import { activeVersions } from './active-versions.js';
import type { EngineContext } from './context.js';

interface Watch {
  _id: string;
}

/** A list of what is watched for triggers that no event brings about. */
interface WatchList<W extends Watch> {
  all(): Promise<W[]>;
  /** Those that are there already stay as they are. */
  add(watches: W[]): Promise<void>;
  remove(ids: string[]): Promise<void>;
}

/** Triggers that are set alike share a watch. Short, and without the signs that mean something in a key of MongoDB. */
export const watchId = (properties: Record<string, string>): string =>
  createHash('sha256').update(JSON.stringify(properties)).digest('hex').slice(0, 16);

/** Keeps a list as the triggers of the active workflows want it, and answers it. */
export const activeWatches = async <W extends Watch>(
  context: EngineContext,
  list: WatchList<W>,
  watchOf: (trigger: Trigger, workflow: string) => W | undefined,
): Promise<W[]> => {
  // First: what another process adds meanwhile, for a workflow that is activated just now, is not taken for a leftover.
  const there = await list.all();
  const wanted = new Map<string, W>();
  for (const { record } of await activeVersions(context))
    for (const trigger of record.definition.triggers) {
      const watch = watchOf(trigger, record.workflow);
      if (watch) wanted.set(watch._id, watch);
    }
  const known = new Set(there.map((w) => w._id));
  const added = [...wanted.values()].filter((w) => !known.has(w._id));
  const gone = there.filter((w) => !wanted.has(w._id));
  if (added.length === 0 && gone.length === 0) return there;
  await list.add(added);
  await list.remove(gone.map((w) => w._id));
  return list.all();
};
