import type { CapRule } from '../../definition/shop-settings/caps.js';
import type { QuietRule } from '../../definition/shop-settings/quiet-hours.js';
import { cappedUntil, type CappedMail } from './capped-until.js';
import { quietUntil } from './quiet-until.js';

/** Why a mail does not go out now. */
export type PutOffCause = { kind: 'quiet' } | { kind: 'cap'; rule: CapRule };

export interface SendingRules {
  caps: readonly CapRule[];
  quiet: readonly QuietRule[];
  /** The person's zone. */
  timeZone: string;
}

/** A quiet time may end where a cap holds, and a cap where it is quiet: so often the two are asked in turn. */
const TURNS = 50;

/**
 * When a marketing mail about a topic may go out, in Unix milliseconds: `now`, or the first moment found that is neither
 * quiet nor capped, with what held it back first. `mails`: those that the person got, and those that are to go out.
 */
export const goesOutAt = (
  { now, topic, mails }: { now: number; topic: string; mails: readonly CappedMail[] },
  { caps, quiet, timeZone }: SendingRules,
): { at: number; cause?: PutOffCause } => {
  let at = now;
  let cause: PutOffCause | undefined;
  for (let i = 0; i < TURNS; i++) {
    const end = quietUntil(at, quiet, timeZone);
    if (end !== undefined) cause ??= { kind: 'quiet' };
    const capped = cappedUntil(mails, caps, { now: end ?? at, topic });
    // Quiet hours that end before the cap does are not what holds it back.
    if (capped.rule && (cause === undefined || cause.kind === 'quiet')) cause = { kind: 'cap', rule: capped.rule };
    if (capped.at === at) break;
    at = capped.at;
  }
  return { at, ...(cause ? { cause } : {}) };
};
