import type { ConsentPolicy } from '@whenthen/core/definition';

/** The three choices of who gets marketing e-mail about a topic that they were never asked about. */
export const policyWords: Record<ConsentPolicy, { label: string; help: string }> = {
  not_opted_out: {
    label: 'Everybody who has not said no',
    help: 'Also people whose address you only know from a cart or an account. Many countries do not allow this.',
  },
  customers: {
    label: 'People who agreed, and customers',
    help: 'Whoever bought something counts as agreeing until they say no: the “soft opt-in” of many countries, for what is similar to what they bought.',
  },
  opt_in: {
    label: 'Only people who agreed',
    help: 'The strictest: nobody gets e-mail about a topic before they said yes to it.',
  },
};
