import { createHash } from 'node:crypto';
import { EMAIL_BOUNCED, EMAIL_COMPLAINED, EMAIL_DELIVERED } from '../definition/events/email-events.js';
import { UNSUBSCRIBED } from '../definition/events/subscription-events.js';
import type { JsonObject } from '../definition/json/json.js';
import type { MessageRecord } from '../model/message.js';
import type { Told } from '../suppressions/tell.js';
import type { Feedback } from './reading/reading.js';

/** What is known beside a fact. */
export interface Around {
  /** The provider's id in addresses, and its name. */
  provider: string;
  title: string;
  /** The e-mail that it is about, where it went to that address. */
  message: MessageRecord | undefined;
  /** Does the address get marketing mail, as far as its owner says? */
  subscribed: boolean;
}

const NAMES: Record<Feedback['kind'], string> = {
  hard: EMAIL_BOUNCED,
  soft: EMAIL_BOUNCED,
  complaint: EMAIL_COMPLAINED,
  delivered: EMAIL_DELIVERED,
};

/** An id that says nothing of whom it is about. */
const hashed = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 32);

const propertiesOf = ({ kind, why }: Feedback, { title, message }: Around): JsonObject => ({
  provider: title,
  ...(why ? { why } : {}),
  ...(kind === 'hard' || kind === 'soft' ? { lasting: kind === 'hard' } : {}),
  ...(message
    ? {
        message: message._id,
        template: message.template,
        workflow: message.workflow,
        run: message.run,
        step: message.step,
        subject: message.subject,
      }
    : {}),
});

/**
 * What a provider's fact means here: an event of the address, with what it changes. A delivery of a mail that is none of
 * ours means nothing; a complaint unsubscribes as well, from everything. Pure.
 */
export const toldOf = (fact: Feedback, around: Around): Told[] => {
  const { kind, email, why } = fact;
  const { provider, title, message, subscribed } = around;
  if (kind === 'delivered' && !message) return [];
  const key = `${provider}:${hashed(fact.id, kind, email)}`;
  const at = new Date(fact.at);
  const told: Told = {
    id: `feedback:${key}`,
    name: NAMES[kind],
    email,
    at,
    properties: propertiesOf(fact, around),
    ...(kind === 'hard' || kind === 'soft' ? { bounce: { kind, by: title, why } } : {}),
    ...(message ? { mailed: { message: message._id, kind, why } } : {}),
  };
  if (kind !== 'complaint' || !subscribed) return [told];
  const left: Told = {
    id: `complaint:${key}`,
    name: UNSUBSCRIBED,
    email,
    at,
    properties: { how: 'complaint', by: title },
    subscription: { status: 'complained', by: title, ...(why ? { why } : {}) },
  };
  return [told, left];
};
