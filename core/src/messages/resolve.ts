import { z } from 'zod';
import type { AuditAction } from '../definition/operation/audit-actions.js';
import { ConflictError } from '../kernel/errors.js';
import { byText, read, readId } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';
import { decidedState, followMessages, heldDecisions, type HeldDecision } from './decide-held.js';

const decisionInput = z.enum(heldDecisions, 'Use one of: resend, sent, not_sent.');

const UNDER_WAY = 'This message is being worked on: there is nothing to decide yet. Look again in a moment.';

/** What the audit log calls a decision. */
const AUDITED = {
  resend: 'message.resent',
  sent: 'message.counted_as_sent',
  not_sent: 'message.counted_as_not_sent',
} as const satisfies Record<HeldDecision, AuditAction>;

/**
 * Decides about a held message: send it again, or count it as sent or as not sent.
 * @throws ConflictError where it is not held, or somebody has decided otherwise
 */
export const resolveMessage = async (
  context: Ports<'atGap' | 'audit' | 'clock' | 'signals', 'attention' | 'effects' | 'messages' | 'newId'>,
  id: string,
  wanted: HeldDecision,
  who?: string,
): Promise<void> => {
  const { store, clock, signals, atGap, audit } = context;
  const key = readId(id);
  const decision = read(decisionInput, wanted, 'decision');
  const named = read(byText.optional(), who, 'by');
  const by = named ?? 'staff';
  const now = new Date(clock.now());
  // The effect is held last: whoever decided before would have it held behind their decision.
  const [effect] = await store.effects.byIds([key]);
  if (effect?.state === 'open') throw new ConflictError(UNDER_WAY);
  const decide = async (): Promise<void> => {
    const decided = await store.messages.resolve(key, decidedState[decision], now);
    await atGap('messages: decided about');
    // Where a crash came between the two writes, deciding once more does the second.
    if (!decided && effect?.state !== 'held')
      throw new ConflictError('This message is not held: there is nothing to decide.');
    await followMessages({ store }, [key], { job: store.newId(), by, at: now });
    if (!decided && (await store.messages.statesOf([key])).get(key) !== decidedState[decision])
      throw new ConflictError('Somebody has decided otherwise about this message. Look at it again.');
  };
  await audit.note({ by: named, what: AUDITED[decision], on: { kind: 'message', id: key } }, decide);
  if (decision === 'resend') await signals.effects();
};
