import type { Opened } from './letter.js';
import { takenOver, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

/** Resolves what an earlier attempt left: a mail that was sent, or one that was cut off while it may have been accepted. */
export const resolveCutOff = async (
  parts: Pick<DeliverParts, 'messages' | 'now' | 'onUncertain' | 'atGap'>,
  opened: Opened,
): Promise<Opened | DeliveryOutcome> => {
  const { before, delivery } = opened;
  if (before === 'sent') return { kind: 'sent before' };
  if (before !== 'sending' && before !== 'uncertain') return opened;
  const hold = parts.onUncertain === 'hold';
  const cutOff = await parts.messages.settleCutOff(delivery.effect._id, hold ? 'uncertain' : 'pending');
  await parts.atGap('deliver: message settled');
  // Whoever was sending it has told meanwhile what became of it.
  if (!cutOff) return takenOver(parts);
  return hold ? { kind: 'cut off' } : opened;
};
