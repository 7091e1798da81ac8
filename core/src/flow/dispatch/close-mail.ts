import { MAILS } from '../../model/lane.js';
import type { EffectOutcome } from '../../model/effect.js';
import type { MessageStore } from '../../model/message.js';
import type { Claimed } from './leases.js';

/** In milliseconds. */
const AGAIN = 1_000;

/**
 * How a mail's effect comes out, once its message says the same: an effect also fails without its delivery having told
 * so, where it is given up before it is tried, or where something threw. A mail that was being sent then may have
 * arrived: it is held, for somebody to decide. The message is written first; cut off between the two, the effect fails
 * anew.
 * @param begun this attempt may have been sending it. Where it was not, an attempt before it may have been: whoever holds
 * the effect meanwhile gives it up as well.
 */
export const closeMail = async (
  messages: Pick<MessageStore, 'giveUp'>,
  { _id, action, lease }: Pick<Claimed, '_id' | 'action' | 'lease'>,
  { outcome, begun }: { outcome: EffectOutcome; begun: boolean },
  now: number,
): Promise<EffectOutcome> => {
  if (outcome.state !== 'failed' || !MAILS.includes(action)) return outcome;
  const state = await messages.giveUp(_id, begun ? lease : undefined);
  const { reason } = outcome;
  switch (state) {
    case 'sent':
      return { state: 'done' };
    case 'skipped':
      return { state: 'skipped', reason };
    case 'uncertain':
      return { state: 'held', reason };
    case 'sending':
      // By an attempt before this one, which did not get as far as to find out: the next one holds it.
      return { state: 'later', dueAt: new Date(now + AGAIN), reason };
    default:
      return outcome;
  }
};
