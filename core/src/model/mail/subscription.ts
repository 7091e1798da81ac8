import { SUBSCRIBED, UNSUBSCRIBED } from '../../definition/subscription-events.js';

/** Whether marketing mail may go to a person. Everybody is `subscribed` until they say otherwise or mail bounces. */
export const subscriptionStatuses = ['subscribed', 'unsubscribed', 'bounced', 'complained'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** What people decide themselves, or staff for them; the others are found out by the mail system. */
export const chosenStatuses = ['subscribed', 'unsubscribed'] as const;
export type ChosenStatus = (typeof chosenStatuses)[number];

/**
 * By which way somebody unsubscribed: their mail program's button, the page behind the link, staff, a list of theirs, their
 * erasure, or a person they were merged with.
 */
export type SubscriptionHow = 'one-click' | 'page' | 'staff' | 'import' | 'erasure' | 'merge';

/** A status as it was last changed. */
export interface Subscription {
  status: SubscriptionStatus;
  since: Date;
  /** The way it was changed, for example `one-click`, or who of the staff did it. */
  by: string;
  /** Left out where mail came back, and by earlier versions. */
  how?: SubscriptionHow;
}

/**
 * An entry of the suppression list, as stored. `_id` is the address, so that it outlives the person's record. `reason`
 * is `null` where the address was suppressed once and is not any more.
 */
export interface SuppressionRecord {
  _id: string;
  reason: Exclude<SubscriptionStatus, 'subscribed'> | null;
  since: Date;
  by: string;
  how?: SubscriptionHow;
}

/** The status that an entry of the list stands for; an address that was never on it is subscribed. */
export const statusOf = (entry: SuppressionRecord | null | undefined): SubscriptionStatus =>
  entry?.reason ?? 'subscribed';

/** What the change to a status is recorded as. */
export const eventOf = (status: ChosenStatus): string => (status === 'unsubscribed' ? UNSUBSCRIBED : SUBSCRIBED);

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
  /**
   * Keeps the entries of these addresses under a keyed hash alone. `get` and `byEmails` find them as before. One that has
   * none gets this one.
   */
  hide(emails: string[], otherwise: Omit<SuppressionRecord, '_id'>): Promise<void>;
}
