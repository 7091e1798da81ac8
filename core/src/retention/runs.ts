import { sequenceOf } from '../definition/sequence-workflow.js';
import { MAILS } from '../model/lane.js';
import type { OldEffect, OldPlace, OldRun } from '../model/operation/retention.js';
import { finishBite, takeBite } from './bites.js';
import { cutoffOf } from './cutoffs.js';
import { sumsOfEffects, sumsOfRuns } from './sums-of.js';
import { placeBehind, type PrunedKind, type PrunePorts } from './kind.js';

const GONE = 'What happened here is not kept any more: its retention time is over';

/** What somebody still has to decide about, or is under way. */
const isOpen = ({ state }: OldEffect): boolean => state === 'open' || state === 'held';

const withoutOpen = (runs: OldRun[], effects: OldEffect[]): OldRun[] => {
  const open = new Set(effects.filter(isOpen).map((e) => e.run));
  return runs.filter((run) => !open.has(run._id));
};

/**
 * Does something of it stay, without its details? Whoever may enter once for ever is kept out by it, and whoever is put
 * into a sequence again goes on where they were.
 */
export const staysBehind = ({ workflow, entryKey, instance }: OldRun): boolean =>
  sequenceOf(workflow) !== undefined || (entryKey.startsWith('once:') && instance === undefined);

/** Says on a message what its effect said, where that is more than that it was sent. */
const worthNoting = ({ action, attempts, reason, state }: OldEffect): boolean =>
  MAILS.includes(action) && (attempts !== 1 || reason !== undefined || state !== 'done');

/**
 * Finished runs with their journals and effects. Their details are taken off in one write each, before pages and effects
 * go, so that a run never looks whole without them; then they are removed themselves, unless they keep a second entry out.
 */
export const createRunPruning = (ports: PrunePorts): PrunedKind => {
  const { store, atGap, clock } = ports;
  const { retention } = store;
  let last = 0;

  const removeWith =
    (before: Date) =>
    async ({ ids, keep }: { ids: string[]; keep: string[] }) => {
      await retention.removeDetails([...ids, ...keep], before);
      await atGap('prune: details removed');
      await retention.finishRuns(ids, keep);
    };

  /** Of runs whose details were taken off: counted, and removed. */
  const dealWith = async (thinned: OldRun[], effects: OldEffect[], before: Date): Promise<void> => {
    await retention.noteOnMessages(effects.filter(worthNoting));
    const keep = thinned.filter(staysBehind);
    const going = thinned.filter((run) => !staysBehind(run));
    const sums = [...sumsOfRuns(going), ...sumsOfEffects(effects)];
    const what = { n: ++last, ids: going.map((r) => r._id), keep: keep.map((r) => r._id), sums };
    await takeBite(ports, 'runs', what, removeWith(before));
  };

  const removeRuns = async (found: OldRun[], before: Date): Promise<number> => {
    const settled = withoutOpen(found, await retention.effectsOf(found.map((r) => r._id)));
    if (settled.length === 0) return 0;
    await retention.makeFinal(settled.map((r) => r._id));
    await atGap('prune: failures made final');
    // Looked at once more: somebody may have had one tried again before it was final.
    const effects = await retention.effectsOf(settled.map((r) => r._id));
    const old = withoutOpen(settled, effects);
    if (old.length === 0) return 0;
    const ids = old.map((r) => r._id);
    const thinned = await retention.thin(ids, GONE, new Date(clock.now()));
    await atGap('prune: details taken off');
    const going = old.filter((run) => thinned.has(run._id));
    if (going.length > 0)
      await dealWith(
        going,
        effects.filter((e) => thinned.has(e.run)),
        before,
      );
    return going.length;
  };

  return {
    kind: 'runs',
    async begin(settings, now) {
      // What was begun is ended, also where all is to be kept from now on.
      last = await finishBite(ports, 'runs', removeWith(new Date(now)));
      let mayBeHalf = true;
      const before = cutoffOf('runs', settings, now);
      let after: OldPlace | undefined;
      return async (limit) => {
        const half = mayBeHalf ? await retention.halfRemoved(limit) : [];
        mayBeHalf = half.length > 0;
        if (mayBeHalf) {
          await dealWith(half, await retention.effectsOf(half.map((r) => r._id)), new Date(now));
          return { removed: half.length, more: true };
        }
        if (!before) return { removed: 0, more: false };
        const found = await retention.oldRuns({ before, after, limit });
        after = placeBehind(found, (r) => r.endedAt);
        return { removed: await removeRuns(found, before), more: found.length === limit };
      };
    },
  };
};
