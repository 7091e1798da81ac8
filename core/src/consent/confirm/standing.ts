import { consentOf, type ConsentRecord, type TopicConsent } from '../../model/mail/consent.js';
import { statusOf, type SuppressionRecord } from '../../model/mail/subscription.js';

/**
 * How a request for consent stands: `open` (they may confirm it), `done` (they get e-mails about it already),
 * `withdrawn` (they said no after they had asked), `none` (nothing is known of it, or no more).
 */
export type Standing =
  { kind: 'open'; asked: TopicConsent } | { kind: 'done' } | { kind: 'withdrawn' } | { kind: 'none' };

/** How a request for consent to a topic stands. Saying no, to the topic or to everything, undoes what was asked before. Pure. */
export const standingOf = (
  record: ConsentRecord | null | undefined,
  entry: SuppressionRecord | null | undefined,
  topic: string,
): Standing => {
  const known = consentOf(record, topic);
  if (!known) return { kind: 'none' };
  const status = statusOf(entry);
  if (known.state === 'unsubscribed') return { kind: 'withdrawn' };
  if (known.state === 'subscribed') return { kind: status === 'subscribed' ? 'done' : 'withdrawn' };
  const isRefused = status === 'unsubscribed' ? entry && entry.since >= known.since : status !== 'subscribed';
  return isRefused ? { kind: 'withdrawn' } : { kind: 'open', asked: known };
};
