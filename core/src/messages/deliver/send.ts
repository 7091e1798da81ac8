import type { AcceptedMail } from '../../mail/mail-port.js';
import { mailLimits, sendWithin } from '../../mail/send-within.js';
import { afterError, TakenOverError, type Progress } from './after-error.js';
import { heardOf } from './heard-of.js';
import type { Composed } from './letter.js';
import type { DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

type SendParts = Pick<DeliverParts, 'messages' | 'limits' | 'atGap' | 'onUncertain' | 'now' | 'spreadOf' | 'tell'>;

/** Sends the mail: marks it `sending` at the last moment before the server could accept it, and releases its last byte. */
export const send = async (parts: SendParts, composed: Composed): Promise<DeliveryOutcome> => {
  const { messages, limits = mailLimits, atGap } = parts;
  const { delivery, messageId, outgoing, kept, sender } = composed;
  const { effect, signal } = delivery;
  const progress: Progress = { marked: false, released: false };
  let sent: AcceptedMail;
  try {
    sent = await sendWithin(sender.transport, outgoing, {
      limits,
      signal,
      beforeAccept: async () => {
        // Also where nobody hears that it was written.
        progress.marked = true;
        if (!(await messages.markSending(effect._id, effect.lease, kept))) throw new TakenOverError();
        await atGap('deliver: marked sending');
      },
      onReleased: () => (progress.released = true),
    });
  } catch (error) {
    const heard = heardOf(error, effect);
    if (heard) await parts.tell(effect.lane, heard);
    return afterError(parts, composed, progress, error);
  }
  // Not waited for: that it was accepted is to be written down first.
  void parts.tell(effect.lane, { kind: 'well' });
  return {
    kind: 'sent',
    messageId: sent.messageId ?? messageId,
    refused: sent.refused ?? [],
    ...(sender.noted.remark ? { remark: sender.noted.remark } : {}),
  };
};
