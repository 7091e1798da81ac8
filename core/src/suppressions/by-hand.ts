import { createHash } from 'node:crypto';
import { EMAIL_ALLOWED, EMAIL_BOUNCED } from '../definition/events/email-events.js';
import { SUBSCRIBED, UNSUBSCRIBED } from '../definition/events/subscription-events.js';
import type { BounceRecord } from '../model/mail/bounce.js';
import { statusOf, type SuppressionRecord } from '../model/mail/subscription.js';
import type { SuppressionChange } from './api.js';
import type { Told } from './tell.js';

/** What is known of an address before a change by hand. */
export interface Before {
  entry: SuppressionRecord | undefined;
  bounce: BounceRecord | undefined;
}

/** A change, and by which way it comes. */
type Change = SuppressionChange & { how: 'staff' | 'import' };

/** Names the state that a change follows: of two at once, one is recorded. */
const idOf = (what: string, email: string, since: Date | undefined): string =>
  `suppression:${what}:${createHash('sha256').update(email).digest('base64url').slice(0, 22)}:${since?.getTime() ?? 0}`;

/** Behind whatever is known, however clocks differ. */
const behind = (since: Date | undefined, now: number): Date => new Date(Math.max(now, (since?.getTime() ?? 0) + 1));

const ofBounce = (kind: 'hard' | 'allowed', change: Change, { bounce }: Before, now: number): Told => {
  const { email, by, why, how } = change;
  return {
    id: idOf(kind, email, bounce?.since),
    name: kind === 'hard' ? EMAIL_BOUNCED : EMAIL_ALLOWED,
    email,
    at: behind(bounce?.since, now),
    properties: { how, by, why, ...(kind === 'hard' ? { lasting: true } : {}) },
    bounce: { kind, by, why },
  };
};

const ofChoice = (
  status: 'subscribed' | 'unsubscribed' | 'complained',
  { email, by, why, how }: Change,
  { entry }: Before,
  now: number,
): Told => ({
  id: idOf(status, email, entry?.since),
  name: status === 'subscribed' ? SUBSCRIBED : UNSUBSCRIBED,
  email,
  at: behind(entry?.since, now),
  properties: { how, by, why },
  subscription: { status, by, how, why },
});

/** What putting an address on the list means; `undefined` where it is on it for that reason, or one like it. Pure. */
export const adding = (change: Change, before: Before, now: number): Told | undefined => {
  if (change.reason === 'bounced')
    return before.bounce?.state === 'hard' ? undefined : ofBounce('hard', change, before, now);
  return statusOf(before.entry) === 'subscribed' ? ofChoice(change.reason, change, before, now) : undefined;
};

/** What taking an address off the list means; `undefined` where it is not on it for that reason. Pure. */
export const removing = (change: Change, before: Before, now: number): Told | undefined => {
  if (change.reason === 'bounced') return before.bounce?.state ? ofBounce('allowed', change, before, now) : undefined;
  return statusOf(before.entry) === change.reason ? ofChoice('subscribed', change, before, now) : undefined;
};
