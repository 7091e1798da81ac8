import type { ConsentState } from '../definition/consent/states.js';
import type { ConsentPolicy } from '../definition/shop-settings/index.js';

/** Why an address is on the list of those who get no marketing mail at all. */
export type Suppression = 'unsubscribed' | 'bounced' | 'complained';

/** What the answer to "may this address get a marketing mail about this topic?" depends on. Moments in milliseconds. */
export interface ConsentQuestion {
  email: string;
  policy: ConsentPolicy;
  /** What people call the topic. */
  topic: string;
  /** Where they stand on it; left out: they were never asked. */
  consent?: { state: ConsentState; since: number; refused?: number } | undefined;
  /** The entry on the list that goes before every topic. */
  suppressed?: { reason: Suppression; since: number } | undefined;
  /** Have they bought something before? Looked at where `dependsOnPurchases` says so. */
  customer: boolean;
}

/** Yes, or no with the reason as a sentence that also says what to do, where something can be done. */
export type MayMail = { may: true } | { may: false; reason: string };

const SUPPRESSED: Record<Suppression, string> = {
  unsubscribed: 'unsubscribed',
  bounced: 'could not be reached, its mail came back',
  complained: 'reported an e-mail as spam',
};

const UNWANTED = (topic: string, day: string): string => `does not want e-mails about “${topic}” since ${day}`;

const NEVER_ASKED: Record<Exclude<ConsentPolicy, 'not_opted_out'>, (topic: string) => string> = {
  customers: (topic) =>
    `was never asked about “${topic}” and has bought nothing yet. The shop writes to people who agreed or bought something: ask with a form, or change it under “E-mail consent”`,
  opt_in: (topic) =>
    `was never asked about “${topic}”. The shop writes to people who agreed to it: ask with a form, or change it under “E-mail consent”`,
};

/** Is whether they bought something looked at? */
export const dependsOnPurchases = ({
  policy,
  consent,
  suppressed,
}: Pick<ConsentQuestion, 'policy' | 'consent' | 'suppressed'>): boolean => {
  if (suppressed || policy === 'opt_in') return false;
  return consent ? consent.state === 'pending' && consent.refused === undefined : policy === 'customers';
};

/**
 * May this address get a marketing mail about this topic? The list of those who get none at all goes first; then what
 * they said about the topic; the shop's policy is for those who were never asked. A request that nobody confirmed takes
 * nothing: no "no", and not from customers what the shop may write to them anyway, for anybody can send a form. Pure.
 * @param day writes a date
 */
export const mayMail = (
  { email, policy, topic, consent, suppressed, customer }: ConsentQuestion,
  day: (ms: number) => string,
): MayMail => {
  const no = (words: string): MayMail => ({ may: false, reason: `Skipped: ${email} ${words}` });
  if (suppressed) return no(`${SUPPRESSED[suppressed.reason]} on ${day(suppressed.since)}`);
  switch (consent?.state) {
    case 'subscribed':
      return { may: true };
    case 'unsubscribed':
      return no(UNWANTED(topic, day(consent.since)));
    case 'pending':
      if (consent.refused !== undefined) return no(UNWANTED(topic, day(consent.refused)));
      if (policy !== 'opt_in' && customer) return { may: true };
      return no(
        `has not confirmed e-mails about “${topic}” yet. The link in the mail of ${day(consent.since)} does so`,
      );
    case undefined:
      if (policy === 'not_opted_out' || (policy === 'customers' && customer)) return { may: true };
      return no(NEVER_ASKED[policy](topic));
  }
};
