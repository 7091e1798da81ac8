import { PermanentMailError, TemporaryMailError } from '../../mail/mail-error.js';
import type { Heard } from '../../model/abilities/lanes.js';
import type { EffectRecord } from '../../model/effect.js';

/** What a failed attempt says of the mail server; `undefined`: nothing. */
export const heardOf = (error: unknown, { heldUps = 0 }: Pick<EffectRecord, 'heldUps'>): Heard | undefined => {
  if (error instanceof TemporaryMailError && error.about === 'pace')
    return { kind: 'slow', reason: error.message, times: heldUps };
  if (error instanceof TemporaryMailError && error.about === 'server') return { kind: 'away', reason: error.message };
  const hasAnswered =
    (error instanceof PermanentMailError || error instanceof TemporaryMailError) && error.responseCode !== undefined;
  return hasAnswered ? { kind: 'well' } : undefined;
};
