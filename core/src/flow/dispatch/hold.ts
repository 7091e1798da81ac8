import type { EffectRecord, EffectStore } from '../../model/effect.js';
import type { Ports } from '../../model/abilities/ports.js';
import { insideOnly, isInside, leavesHouse, skippedBy } from '../../model/sending-rules.js';

type Claimed = EffectRecord & { lease: string };

/**
 * The effects as a dispatcher sees them: while sending is held, nothing that leaves the engine; and never what somebody
 * decided to skip, which ends here with the reason. What is claimed and not decided on yet may be skipped as well: its
 * run names it then or does not, and nothing would come of it either way.
 */
export const heldEffects = (effects: EffectStore, { sending, clock }: Ports<'sending' | 'clock'>): EffectStore => {
  const isHeld = async (): Promise<boolean> => (await sending.state()).held !== null;

  /** Those of a claim that are to be carried out; the others are skipped. */
  const sift = async (claimed: Claimed[]): Promise<Claimed[]> => {
    const { skip } = await sending.state();
    const reasons = new Map(claimed.map((effect) => [effect, skippedBy(effect, skip)]));
    const skipped = [...reasons].flatMap(([{ _id: key, lease }, reason]) =>
      reason === undefined ? [] : [{ key, lease, outcome: { state: 'skipped' as const, reason } }],
    );
    await effects.finish(skipped, new Date(clock.now()));
    return claimed.filter((effect) => reasons.get(effect) === undefined);
  };

  return {
    ...effects,

    async dueLanes({ lanes, now }) {
      return effects.dueLanes({ lanes: (await isHeld()) ? insideOnly(lanes) : lanes, now });
    },

    async claim(query) {
      if (!isInside(query.lane) && (await isHeld())) return { claimed: [], more: false };
      const { claimed, more } = await effects.claim(query);
      return { claimed: await sift(claimed), more };
    },

    async hasLost(query) {
      return effects.hasLost((await isHeld()) ? { ...query, lanes: insideOnly(query.lanes) } : query);
    },

    async claimLost(query) {
      const found = await effects.claimLost((await isHeld()) ? { ...query, lanes: insideOnly(query.lanes) } : query);
      return found && ((await sift([found]))[0] ?? null);
    },

    async nextDue(actions, now) {
      return effects.nextDue((await isHeld()) ? actions.filter((action) => !leavesHouse(action)) : actions, now);
    },
  };
};
