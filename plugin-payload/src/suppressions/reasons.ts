import type { SuppressionReason, SuppressionView } from '@whenthen/core';

/** Why an address is on the suppression list. */
export const suppressionReasons = ['unsubscribed', 'bounced', 'complained'] as const satisfies SuppressionReason[];

/** As they are called in lists. */
export const reasonLabels: Record<SuppressionReason, string> = {
  unsubscribed: 'Unsubscribed',
  bounced: 'Comes back',
  complained: 'Called it spam',
};

/** What is said where one is chosen. */
export const reasonChoices: Record<SuppressionReason, string> = {
  unsubscribed: 'They want no marketing e-mails',
  bounced: 'E-mails to them come back',
  complained: 'They called an e-mail spam',
};

/** What becomes of an address that is taken off the list, in a sentence. */
export const removalWords: Record<SuppressionReason, string> = {
  unsubscribed: 'They get marketing e-mails again. Do this only if they asked for it: they told you to stop.',
  bounced:
    'E-mails go out to them again. If the address still leads nowhere, the next e-mail comes back and it is here again.',
  complained: 'They get marketing e-mails again. Do this only if they asked for it: they called an e-mail spam.',
};

/** Which e-mails are stopped. */
export const stopsWords: Record<SuppressionView['stops'], string> = {
  all: 'All e-mails, also about orders',
  marketing: 'Marketing e-mails',
};
