import { consentOf, refusedSince, type ConsentRecord, type TopicConsent } from '../../model/mail/consent.js';
import { statusOf, type SuppressionRecord } from '../../model/mail/subscription.js';

/**
 * How a request for consent stands: `open` (they may confirm it), `done` (they get e-mails about it already),
 * `withdrawn` (they said no after they had asked), `none` (nothing is known of it, or no more).
 */
export type Standing =
  { kind: 'open'; asked: TopicConsent } | { kind: 'done' } | { kind: 'withdrawn' } | { kind: 'none' };

/** The request that a link was sent for; where that is not known any more, the newest. */
const requestOf = (record: ConsentRecord, topic: string, asked: number, newest: TopicConsent): TopicConsent =>
  record.history.find(
    (entry) => entry.topic === topic && entry.state === 'pending' && entry.since.getTime() === asked,
  ) ?? newest;

/**
 * How the request for consent to a topic stands that a link was sent for. Saying no, to the topic or to everything, undoes
 * what was asked before, also where it is asked for again. Pure.
 * @param asked when it was asked for, in Unix milliseconds
 */
export const standingOf = (
  record: ConsentRecord | null | undefined,
  entry: SuppressionRecord | null | undefined,
  { topic, asked }: { topic: string; asked: number },
): Standing => {
  const known = consentOf(record, topic);
  if (!record || !known) return { kind: 'none' };
  const status = statusOf(entry);
  const left = status === 'unsubscribed' ? entry?.since : undefined;
  if (known.state === 'unsubscribed' || (status !== 'subscribed' && !left)) return { kind: 'withdrawn' };
  // Who agreed after they left is coming back.
  if (known.state === 'subscribed') return { kind: left && left >= known.since ? 'withdrawn' : 'done' };
  const isUndone = [refusedSince(known), left].some((no) => no !== undefined && no.getTime() >= asked);
  return isUndone ? { kind: 'withdrawn' } : { kind: 'open', asked: requestOf(record, topic, asked, known) };
};
