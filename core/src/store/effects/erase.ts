import type { EffectStore } from '../../model/effect.js';
import { durable } from '../kit/collections.js';
import type { EffectCollections } from './schema.js';

/** Taking the effects of runs back, and away. */
export const createEffectErasing = ({
  effects,
}: Pick<EffectCollections, 'effects'>): Pick<EffectStore, 'cancel' | 'erase'> => ({
  async cancel({ runs, reason, now }) {
    if (runs.length === 0) return 0;
    const open = { run: { $in: runs }, state: 'open' as const };
    await effects.updateMany(
      // Under a lease that holds it is under way; behind one that ran out nobody is at it, or is heard any more.
      { ...open, $or: [{ lease: { $exists: false } }, { dueAt: { $lte: now } }] },
      { $set: { state: 'skipped', reason, endedAt: now }, $unset: { lease: '', lost: '' } },
      durable,
    );
    return effects.countDocuments(open);
  },

  async erase(runs) {
    if (runs.length > 0) await effects.deleteMany({ run: { $in: runs }, state: { $ne: 'open' } }, durable);
  },
});
