import type { ConsentFacts } from '../decide/types.js';
import type { Ports } from '../model/abilities/ports.js';

/** What these people agreed to, by e-mail, as conditions look at it. Two queries for all of them. */
export const consentFacts = async (
  { store }: Ports<never, 'consents' | 'subscriptions'>,
  emails: string[],
): Promise<(email: string) => ConsentFacts> => {
  const [records, entries] = await Promise.all([store.consents.byEmails(emails), store.subscriptions.byEmails(emails)]);
  return (email) => {
    const reason = entries.get(email)?.reason;
    const topics = Object.entries(records.get(email)?.topics ?? {}).map(([id, { state }]) => [id, state] as const);
    return {
      topics: Object.fromEntries(topics),
      ...(reason === 'unsubscribed' || reason === 'complained' ? { unsubscribed: true } : {}),
    };
  };
};
