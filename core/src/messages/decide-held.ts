import type { Ports } from '../model/abilities/ports.js';
import type { Handling } from '../model/attention.js';

/** What somebody says of an e-mail of which nobody knows whether it went out. */
export const heldDecisions = ['resend', 'sent', 'not_sent'] as const;
export type HeldDecision = (typeof heldDecisions)[number];

/** What becomes of its message. */
export const decidedState = { resend: 'pending', sent: 'sent', not_sent: 'failed' } as const;

/**
 * Has held effects follow what was decided about their messages: so of two who decide at once the same one is right for
 * both, and what a crash cut off between the two writes is made up for.
 */
export const followMessages = async (
  { store }: Ports<never, 'attention' | 'messages'>,
  keys: string[],
  handling: Handling,
): Promise<void> => {
  const states = await store.messages.statesOf(keys);
  const those = (decision: HeldDecision) => keys.filter((key) => states.get(key) === decidedState[decision]);
  await store.attention.retry(those('resend'), handling);
  await store.attention.closeHeld(those('sent'), 'done', handling);
  await store.attention.closeHeld(those('not_sent'), 'failed', handling);
};

/** Decides about those of these e-mails that are held. The message is written first, then its effect. */
export const decideHeld = async (
  context: Ports<'atGap', 'attention' | 'messages'>,
  keys: string[],
  decision: HeldDecision,
  handling: Handling,
): Promise<void> => {
  if (keys.length === 0) return;
  await context.store.messages.resolveAll(keys, decidedState[decision], handling.at);
  await context.atGap('messages: decided about');
  await followMessages(context, keys, handling);
};
