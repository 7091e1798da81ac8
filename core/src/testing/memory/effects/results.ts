import { attentionOf } from '../../../model/operation/attention.js';
import type { EffectOutcome, EffectRecord, EffectStore } from '../../../model/effect.js';
import type { Tables } from '../kit/tables.js';

type Results = 'finish' | 'drop' | 'mislay' | 'resolveHeld';
type Fits = (effect: Readonly<EffectRecord>) => boolean;

/** The states from which an effect can turn out to be done; what was dropped was never begun. */
const NOT_DONE: readonly EffectRecord['state'][] = ['open', 'held', 'failed', 'skipped'];

const isOpenUnder =
  (lease: string | undefined): Fits =>
  (effect) =>
    effect.state === 'open' && effect.lease === lease;

const needsNobody = (effect: EffectRecord): void => {
  delete effect.attention;
  delete effect.cause;
};

const settle = (effect: EffectRecord, outcome: EffectOutcome, now: Date): void => {
  delete effect.lease;
  delete effect.lost;
  if (outcome.state === 'put off') {
    const { dueAt, reason } = outcome;
    const since = effect.putOff && effect.putOff.since < now ? effect.putOff.since : now;
    Object.assign(effect, { dueAt, putOff: { until: dueAt, reason, since }, attempts: effect.attempts - 1 });
    delete effect.reason;
    return;
  }
  if (outcome.state === 'moved') {
    const { lane, dueAt } = outcome;
    Object.assign(effect, { lane, dueAt, attempts: effect.attempts - 1 });
    return;
  }
  if (outcome.state === 'later' || outcome.state === 'held up') {
    effect.dueAt = outcome.dueAt;
    if (outcome.state === 'held up') {
      effect.attempts--;
      effect.heldUps = (effect.heldUps ?? 0) + 1;
      if (!effect.heldUp || effect.heldUp > now) effect.heldUp = now;
    }
  } else {
    effect.state = outcome.state;
    effect.endedAt = now;
    needsNobody(effect);
    Object.assign(effect, attentionOf(outcome));
  }
  // Why an earlier attempt failed does not matter any more where it is done.
  if (outcome.reason === undefined) delete effect.reason;
  else effect.reason = outcome.reason;
  if (outcome.state === 'done' && outcome.output !== undefined) effect.output = outcome.output;
};

/** How attempts came out. */
export const effectResults = ({ effects }: Tables): Pick<EffectStore, Results> => ({
  async finish(results, now) {
    for (const { key, lease, outcome } of results)
      effects.update(
        key,
        (effect) => settle(effect, outcome, now),
        outcome.state === 'done' ? ({ state }) => NOT_DONE.includes(state) : isOpenUnder(lease),
      );
  },

  async drop(gone, now) {
    for (const { _id, lease, again } of gone)
      effects.update(
        _id,
        (effect) => {
          Object.assign(effect, { state: 'dropped', reason: 'Its step was never committed', endedAt: now });
          delete effect.lease;
          delete effect.lost;
        },
        (effect) => isOpenUnder(lease)(effect) && effect.again === again,
      );
  },

  async mislay(keys) {
    const reason = 'An earlier version of Whenthen lost it. It is not made up for, because its moment has passed';
    for (const key of keys)
      effects.update(
        key,
        (effect) =>
          void Object.assign(effect, {
            state: 'failed',
            reason,
            mislaid: true,
            ...attentionOf({ state: 'failed', reason }),
          }),
        ({ state }) => state === 'dropped',
      );
  },

  async resolveHeld(key, decision, now) {
    const change = (effect: EffectRecord): void => {
      needsNobody(effect);
      if (decision === 'done') {
        Object.assign(effect, { state: 'done', endedAt: now, reason: 'Counted as sent by hand' });
        return;
      }
      Object.assign(effect, { state: 'open', dueAt: now, moment: now, attempts: 0 });
      delete effect.endedAt;
      delete effect.reason;
      delete effect.due;
    };
    return effects.update(key, change, ({ state }) => state === 'held') !== undefined;
  },
});
