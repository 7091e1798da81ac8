import type { EffectRecord, EffectStore } from '../../../model/effect.js';
import type { Tables } from '../kit/tables.js';

type Lists = 'dropped' | 'mislaid' | 'newestHeld' | 'held' | 'nextDue' | 'byIds' | 'byRuns';
type Fits = (effect: Readonly<EffectRecord>) => boolean;

const isHeld =
  (actions: readonly string[]): Fits =>
  ({ state, action }) =>
    state === 'held' && actions.includes(action);

/** What is read of effects besides what is due. */
export const effectLists = ({ effects }: Tables): Pick<EffectStore, Lists> => ({
  dropped: async ({ after, limit }) =>
    effects
      .find(({ _id, state }) => state === 'dropped' && _id > after)
      .slice(0, limit)
      .map(({ _id, run, step, seq }) => ({ _id, run, step, seq })),

  async mislaid(limit) {
    const found = effects.find((effect) => effect.mislaid === true);
    const first = found
      .slice(0, limit)
      .map(({ _id, run, person, step, action }) => ({ _id, run, person, step, action }));
    return { count: found.length, first };
  },

  async newestHeld(actions, limit) {
    const found = effects.find(isHeld(actions)).sort((a, b) => Number(b.endedAt ?? 0) - Number(a.endedAt ?? 0));
    return found.slice(0, limit).map((effect) => effect._id);
  },

  held: async (actions, limit) => Math.min(effects.count(isHeld(actions)), limit),

  async nextDue(actions, now) {
    const open = effects.find(
      ({ state, action, dueAt }) => state === 'open' && actions.includes(action) && dueAt > now,
    );
    return open.reduce<Date | null>((next, { dueAt }) => (next === null || dueAt < next ? dueAt : next), null);
  },

  async byIds(ids) {
    const wanted = new Set(ids);
    return effects.find((effect) => wanted.has(effect._id));
  },

  async byRuns(runs) {
    const wanted = new Set(runs);
    const found = effects.find((effect) => wanted.has(effect.run));
    return found.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.seq - b.seq);
  },
});
