import { z } from 'zod';
import type { InputIssue } from '../kernel/errors.js';
import { identity } from '../model/event-input.js';
import { suppressionReasons, type SuppressionReason } from '../model/mail/subscription.js';

/** What a row of a list says, as it is taken in. */
interface ImportedEntry {
  email: string;
  reason: SuppressionReason;
  why: string;
}

const quoted = (value: unknown): string => {
  const text = (typeof value === 'string' ? value : '…').replace(/\s+/g, ' ').trim();
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
};

const row = z.strictObject({
  email: z.unknown().optional(),
  reason: z.unknown().optional(),
  why: z.unknown().optional(),
});

const refused = (path: string[], message: string): { entry: null; issues: InputIssue[] } => ({
  entry: null,
  issues: [{ path, message }],
});

/** Reads one row; one that cannot be taken in is refused as a whole, with the reason in plain words. Pure. */
export const readSuppressionRow = (raw: unknown): { entry: ImportedEntry | null; issues: InputIssue[] } => {
  const parsed = row.safeParse(raw);
  if (!parsed.success) return refused([], 'this is no entry of a list of addresses');
  const { email: address, reason = 'unsubscribed', why = '' } = parsed.data;
  const email = identity.safeParse(address);
  if (!email.success) {
    const empty = typeof address !== 'string' || address.trim() === '';
    return refused(
      ['email'],
      empty ? 'there is no e-mail address' : `${quoted(address)} is not an e-mail address such as name@example.com`,
    );
  }
  const known = suppressionReasons.find((one) => one === reason);
  if (!known) return refused(['reason'], `${quoted(reason)} is no reason: use ${suppressionReasons.join(', ')}`);
  if (typeof why !== 'string') return refused(['why'], 'what it says about why is no text');
  return {
    entry: { email: email.data, reason: known, why: why.replace(/\s+/g, ' ').trim().slice(0, 500) },
    issues: [],
  };
};
