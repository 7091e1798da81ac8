import type { Subscription, SuppressionRecord } from './subscription.js';

/** A change to an address, wherever it comes from. */
export interface SubscriptionChange extends Subscription {
  /** Lower-cased. */
  email: string;
}

/** What subscriptions need from a store: the suppression list, and its mirror on the people. */
export interface SubscriptionStore {
  get(email: string): Promise<SuppressionRecord | null>;
  byEmails(emails: string[]): Promise<Map<string, SuppressionRecord>>;
  /** Writes changes in bulk; one that is not newer than what is known changes nothing, so that it may be repeated. */
  apply(changes: SubscriptionChange[]): Promise<void>;
}
