import { messageOf } from '../../kernel/message-of.js';
import { PermanentMailError, TemporaryMailError } from '../../mail/mail-error.js';
import { TemplateError } from '../../templates/index.js';
import type { Cleared } from './letter.js';
import { takenOver, tryAgain, TAKEN_OVER, type DeliveryOutcome } from './outcome.js';
import type { DeliverParts } from './parts.js';
import { holdUp } from './hold-up.js';

/** Thrown inside a send when another attempt has taken the message over: it must not go out from here. */
export class TakenOverError extends Error {
  constructor() {
    super(TAKEN_OVER);
  }
}

/** How far a mail had come: its message says `sending`; its last byte may have left. */
export interface Progress {
  marked: boolean;
  released: boolean;
}

const isTakenOver = (error: unknown): boolean =>
  error instanceof TakenOverError || (error as Error).cause instanceof TakenOverError;

/** What becomes of a mail behind what composing or sending it threw. */
export const afterError = (
  parts: Pick<DeliverParts, 'now' | 'spreadOf' | 'onUncertain'>,
  { delivery: { effect, signal }, content }: Pick<Cleared, 'delivery' | 'content'>,
  { marked, released }: Progress,
  error: unknown,
): DeliveryOutcome => {
  if (isTakenOver(error)) return takenOver(parts);
  // A transport that does not say counts as "may have been accepted" from the moment it was allowed to go on.
  const maybe = error instanceof TemporaryMailError ? error.acceptedMaybe : released;
  if (signal.aborted && !maybe) return { kind: 'given back', marked };
  if (error instanceof TemplateError && error.code !== 'unavailable')
    return { kind: 'failed', reason: `The template "${content.name}" could not be rendered: ${error.message}` };
  if (error instanceof PermanentMailError)
    return { kind: 'failed', reason: error.message, ...(error.noSuchMailbox ? { noSuchMailbox: true } : {}) };
  if (maybe && parts.onUncertain === 'hold') {
    const reason = `The connection broke while the mail server may have accepted it: ${(error as Error).message}`;
    return { kind: 'held', reason };
  }
  // Nothing can be known of a mail that its server has not looked at.
  if (error instanceof TemporaryMailError && error.about !== 'mail' && !maybe)
    return holdUp(parts, effect, error, marked);
  return tryAgain(parts, effect, messageOf(error), marked);
};
