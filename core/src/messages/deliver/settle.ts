import { untilWritten } from '../../kernel/until-written.js';
import type { Delivery } from '../../model/abilities/deliver.js';
import type { EffectOutcome } from '../../model/effect.js';
import { effectOutcome, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';

type SettleParts = Pick<DeliverParts, 'messages' | 'now' | 'atGap' | 'isAway' | 'cameBack'>;

/** What its message has to say of a mail that was not accepted; `undefined` where it says so already. */
const unsent = (
  outcome: Exclude<DeliveryOutcome, { kind: 'sent' }>,
): 'failed' | 'skipped' | 'uncertain' | 'pending' | undefined => {
  switch (outcome.kind) {
    case 'failed':
    case 'skipped':
      return outcome.kind;
    case 'held':
      return 'uncertain';
    case 'later':
    case 'held up':
    case 'given back':
      return outcome.marked ? 'pending' : undefined;
    case 'sent before':
    case 'cut off':
    case 'moved':
    case 'put off':
    case 'taken over':
      return undefined;
  }
};

/** Writes what became of the mail into its message. It is known here alone, and so is tried until it is written. */
const write = async (parts: SettleParts, delivery: Delivery, outcome: DeliveryOutcome): Promise<void> => {
  const { messages, now, atGap, isAway, cameBack } = parts;
  const { effect, mail } = delivery;
  // First: where this is cut off the mail is tried again, and refused again. A note to staff tells nothing of the person.
  if (outcome.kind === 'failed' && outcome.noSuchMailbox && 'template' in mail)
    await untilWritten(() => cameBack(delivery, outcome.reason), isAway);
  if (outcome.kind === 'sent') {
    // Known from here on, whoever holds the lease now.
    await untilWritten(async () => {
      await atGap('deliver: accepted');
      await messages.accepted(effect._id, outcome.messageId, new Date(now()));
    }, isAway);
  } else {
    const state = unsent(outcome);
    if (state === undefined) return;
    await untilWritten(() => messages.settle(effect._id, effect.lease, state), isAway);
  }
  await atGap('deliver: message settled');
};

/**
 * Records what became of the mail, and tells its effect.
 * @throws the signal's reason where it is given back
 */
export const settle = async (
  parts: SettleParts,
  delivery: Delivery,
  outcome: DeliveryOutcome,
): Promise<EffectOutcome> => {
  await write(parts, delivery, outcome);
  if (outcome.kind === 'given back') throw delivery.signal.reason;
  return effectOutcome(outcome);
};
