import { SUBSCRIBED, UNSUBSCRIBED } from '../../definition/events/subscription-events.js';
import type { SuppressionPage } from './bounce.js';

/** Whether marketing mail may go to a person. Everybody is `subscribed` until they say otherwise or mail bounces. */
export const subscriptionStatuses = ['subscribed', 'unsubscribed', 'bounced', 'complained'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** Why an address gets no marketing mail. */
export const suppressionReasons = ['unsubscribed', 'bounced', 'complained'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** What people decide themselves, or staff for them; the others are found out by the mail system. */
export const chosenStatuses = ['subscribed', 'unsubscribed'] as const;
export type ChosenStatus = (typeof chosenStatuses)[number];

/**
 * By which way somebody unsubscribed: their mail program's button, the page behind the link, the link in a confirmation
 * mail, staff, a list of theirs, their erasure, or a person they were merged with.
 */
export type SubscriptionHow = 'one-click' | 'page' | 'link' | 'staff' | 'import' | 'erasure' | 'merge';

/** A status as it was last changed. */
export interface Subscription {
  status: SubscriptionStatus;
  since: Date;
  /** The way it was changed, for example `one-click`, or who of the staff did it. */
  by: string;
  /** Left out where mail came back, and by earlier versions. */
  how?: SubscriptionHow;
  /** Why somebody of the staff did it, or what a mail provider said. */
  why?: string;
}

/**
 * An entry of the suppression list, as stored. `_id` is the address, so that it outlives the person's record. `reason`
 * is `null` where the address was suppressed once and is not any more.
 */
export interface SuppressionRecord {
  _id: string;
  reason: SuppressionReason | null;
  since: Date;
  by: string;
  how?: SubscriptionHow;
  why?: string;
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
  /** Those who get no marketing mail, for one of these reasons. */
  list(query: SuppressionPage & { reasons: SuppressionReason[] }): Promise<SuppressionRecord[]>;
  /**
   * Keeps the entries of these addresses under a keyed hash alone. `get` and `byEmails` find them as before. One that has
   * none gets this one.
   */
  hide(emails: string[], otherwise: Omit<SuppressionRecord, '_id'>): Promise<void>;
}
