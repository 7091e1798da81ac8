import { retryDelay, serverPause, slowedPause } from '../../decide/retry.js';
import type { TemporaryMailError } from '../../mail/mail-error.js';
import type { EffectRecord } from '../../model/effect.js';
import type { DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

/**
 * A mail that a server which is away, or wants it slower, kept from going out: nothing is known of the mail itself, so
 * the attempt does not count. It ends by its age, if ever.
 */
export const holdUp = (
  { now, spreadOf }: Pick<DeliverParts, 'now' | 'spreadOf'>,
  { _id, heldUps = 0, class: rank = 'transactional' }: Pick<EffectRecord, '_id' | 'heldUps' | 'class'>,
  { about, message }: Pick<TemporaryMailError, 'about' | 'message'>,
  marked: boolean,
): DeliveryOutcome => {
  const policy = about === 'pace' ? slowedPause[rank] : serverPause;
  const times = Math.min(heldUps + 1, policy.delays.length);
  return {
    kind: 'held up',
    dueAt: new Date(now() + (retryDelay(policy, times, spreadOf(_id)) ?? 0)),
    reason: message,
    marked,
  };
};
