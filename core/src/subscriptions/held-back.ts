import { statusOf, type SubscriptionStatus, type SuppressionRecord } from '../model/mail/subscription.js';

const WORDS: Record<Exclude<SubscriptionStatus, 'subscribed'>, string> = {
  unsubscribed: 'unsubscribed',
  bounced: 'could not be reached, its mail came back',
  complained: 'reported an e-mail as spam',
};

/** Why marketing mail may not go to an address, in a sentence; `undefined` where it may. `day` writes a date. */
export const heldBack = (
  email: string,
  entry: SuppressionRecord | null,
  day: (ms: number) => string,
): string | undefined => {
  const status = statusOf(entry);
  if (!entry || status === 'subscribed') return undefined;
  return `Skipped: ${email} ${WORDS[status]} on ${day(entry.since.getTime())}`;
};
