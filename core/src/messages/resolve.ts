import { z } from 'zod';
import { ConflictError } from '../kernel/errors.js';
import { byText, read, readId } from '../kernel/input.js';
import type { Ports } from '../model/abilities/ports.js';

const decisionInput = z.enum(['resend', 'sent'], 'Use one of: resend, sent.');

const UNDER_WAY = 'This message is being worked on: there is nothing to decide yet. Look again in a moment.';

/** Decides about a held message: send it again, or take it as sent. @throws ConflictError where it is not held */
export const resolveMessage = async (
  context: Ports<'atGap' | 'audit' | 'clock' | 'signals', 'effects' | 'messages'>,
  id: string,
  wanted: 'resend' | 'sent',
  by?: string,
): Promise<void> => {
  const { store, clock, signals, atGap, audit } = context;
  const key = readId(id);
  const decision = read(decisionInput, wanted, 'decision');
  const who = read(byText.optional(), by, 'by');
  const now = new Date(clock.now());
  // The effect is held last: whoever decided before would have it held behind their decision.
  const [effect] = await store.effects.byIds([key]);
  if (effect?.state === 'open') throw new ConflictError(UNDER_WAY);
  const decide = async (): Promise<void> => {
    const held = await store.messages.resolve(key, decision === 'resend' ? 'pending' : 'sent', now);
    await atGap('messages: decided about');
    // Where a crash came between the two writes, deciding once more does the second.
    const settled = await store.effects.resolveHeld(key, decision === 'resend' ? 'reopen' : 'done', now);
    if (!held && !settled) throw new ConflictError('This message is not held: there is nothing to decide.');
  };
  const what = decision === 'resend' ? 'message.resent' : 'message.counted_as_sent';
  await audit.note({ by: who, what, on: { kind: 'message', id: key } }, decide);
  if (decision === 'resend') await signals.effects();
};
