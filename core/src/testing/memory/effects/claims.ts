import type { EffectRecord, EffectStore, LaneQuery, Lost } from '../../../model/effect.js';
import type { Tables } from '../kit/tables.js';

type Claimed = EffectRecord & { lease: string };
type Claims = 'unplaced' | 'place' | 'rehome' | 'dueLanes' | 'claim' | 'hasLost' | 'claimLost' | 'renew' | 'release';
type Fits = (effect: Readonly<EffectRecord>) => boolean;

/** How many due effects a look for lanes goes through. */
const LOOKED_AT = 1_000;

const isOpen: Fits = ({ state }) => state === 'open';
const isUnplaced: Fits = (effect) => isOpen(effect) && effect.lane === undefined;

const isDue =
  (now: Date): Fits =>
  (effect) =>
    isOpen(effect) && effect.lease === undefined && effect.dueAt <= now;

const isIn =
  ({ names, prefixes, without }: LaneQuery): Fits =>
  ({ lane }) =>
    lane !== undefined &&
    !without.includes(lane) &&
    (names.includes(lane) || prefixes.some((prefix) => lane.startsWith(prefix)));

const isLost = ({ lanes, actions, except, now }: Lost): Fits => {
  const isInLanes = isIn(lanes);
  const others = new Set(except);
  return (effect) =>
    isOpen(effect) &&
    effect.lease !== undefined &&
    effect.dueAt <= now &&
    actions.includes(effect.action) &&
    isInLanes(effect) &&
    !others.has(effect._id);
};

const byDueAt = (a: EffectRecord, b: EffectRecord): number => a.dueAt.getTime() - b.dueAt.getTime();
const RANKS = { transactional: 0, marketing: 1 };
const rankOf = ({ class: rank }: EffectRecord): number => (rank === undefined ? 2 : RANKS[rank]);

const held = (effect: EffectRecord, heldUp: Date | undefined): EffectRecord =>
  heldUp && !(effect.heldUp && effect.heldUp <= heldUp) ? { ...effect, heldUp } : effect;

/** Lanes, and the claims of what is due in them. */
export const effectClaims = ({ effects }: Tables): Pick<EffectStore, Claims> => ({
  unplaced: async (limit) =>
    effects
      .find(isUnplaced)
      .slice(0, limit)
      .map(({ _id, action, input }) => ({ _id, action, input })),

  async place(placed) {
    for (const { _id, lane, class: rank } of placed)
      effects.update(
        _id,
        (effect) => void Object.assign(effect, { lane, class: rank }),
        (effect) => effect.lane === undefined,
      );
  },

  async rehome({ templates, lane, from }) {
    const isMeant: Fits = (effect) =>
      effect.state === 'open' &&
      effect.lease === undefined &&
      effect.action === 'send_email' &&
      (effect.lane ?? '').startsWith(from) &&
      templates.includes(effect.input['template'] as string);
    for (const { _id } of effects.find(isMeant)) effects.update(_id, (effect) => void (effect.lane = lane), isMeant);
  },

  async dueLanes({ lanes, now }) {
    const [isDueNow, isInLanes] = [isDue(now), isIn(lanes)];
    const due = effects.find((effect) => isDueNow(effect) && isInLanes(effect)).flatMap(({ lane }) => lane ?? []);
    return { lanes: [...new Set(due.sort().slice(0, LOOKED_AT))], unplaced: effects.count(isUnplaced) > 0 };
  },

  async claim({ lane, actions, now, until, lease, limit, marketing = limit, heldUp }) {
    const isDueNow = isDue(now);
    const isWanted: Fits = (effect) => effect.lane === lane && actions.includes(effect.action);
    const due = effects
      .find((effect) => isDueNow(effect) && isWanted(effect) && (marketing > 0 || effect.class === 'transactional'))
      .sort((a, b) => rankOf(a) - rankOf(b) || byDueAt(a, b))
      .slice(0, limit);
    const first = due.filter((effect) => effect.class !== 'marketing');
    const claimed = [...first, ...due.filter((effect) => effect.class === 'marketing').slice(0, marketing)].map(
      (effect): Claimed => ({ ...held(effect, heldUp), lease, dueAt: until, attempts: effect.attempts + 1 }),
    );
    for (const effect of claimed) effects.put(effect);
    return { claimed, more: due.length === limit || claimed.length < due.length };
  },

  hasLost: async (query) => effects.count(isLost(query)) > 0,

  async claimLost({ until, lease, ...query }) {
    const [first] = effects.find(isLost(query)).sort(byDueAt);
    if (!first) return null;
    const now = query.now.getTime();
    const lost = (first.lost ?? 0) + 1;
    const dueAt = new Date(now + (until.getTime() - now) * 2 ** lost);
    const claimed = { ...first, lease, lost, dueAt, attempts: first.attempts + 1 };
    effects.put(claimed);
    return claimed;
  },

  async renew(claims, until) {
    const renewed = claims.filter(({ key, lease }) =>
      effects.update(
        key,
        (effect) => {
          if (effect.dueAt < until) effect.dueAt = until;
        },
        (effect) => isOpen(effect) && effect.lease === lease,
      ),
    );
    return new Set(renewed.map(({ key }) => key));
  },

  async release(keys, lease, dueAt) {
    const letGo = (effect: EffectRecord): void => {
      effect.dueAt = dueAt;
      effect.attempts--;
      // A trial that did not take place: it stays to be made, and does not count.
      if (effect.lost) effect.lost--;
      else delete effect.lease;
    };
    for (const key of new Set(keys)) effects.update(key, letGo, (effect) => isOpen(effect) && effect.lease === lease);
  },
});
