import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader, Reading } from '../reading/reading.js';
import type { FetchText } from '../reading/settings.js';
import { createSnsProof, isOfSns, snsMessage, type SnsMessage } from './sns.js';

const recipient = z.object({
  emailAddress: z.string(),
  diagnosticCode: z.string().nullish(),
  status: z.string().nullish(),
});

const notification = z.object({
  notificationType: z.string().optional(),
  // What is published by a configuration set has another name for it.
  eventType: z.string().optional(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    commonHeaders: z.object({ messageId: z.string().nullish() }).nullish(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bouncedRecipients: z.array(recipient).max(100),
      timestamp: z.string(),
      feedbackId: z.string(),
    })
    .optional(),
  complaint: z
    .object({
      complainedRecipients: z.array(recipient).max(100),
      complaintFeedbackType: z.string().nullish(),
      timestamp: z.string(),
      feedbackId: z.string(),
    })
    .optional(),
  delivery: z
    .object({ recipients: z.array(z.string()).max(100), timestamp: z.string(), smtpResponse: z.string().nullish() })
    .optional(),
});
type Notification = z.output<typeof notification>;

/** The Message-ID that we gave it: Amazon gives each mail another one. */
const ownMessageId = ({ mail: { commonHeaders, headers } }: Notification): string | null | undefined =>
  commonHeaders?.messageId ?? headers?.find(({ name }) => name.toLowerCase() === 'message-id')?.value;

const read = (told: Notification, now: number): (Feedback | undefined)[] => {
  const { bounce, complaint, delivery, mail } = told;
  const type = told.notificationType ?? told.eventType;
  const messageId = ownMessageId(told);
  if (type === 'Bounce' && bounce) {
    const kind = bounce.bounceType === 'Permanent' ? 'hard' : 'soft';
    const at = Date.parse(bounce.timestamp);
    return bounce.bouncedRecipients.map(({ emailAddress: email, diagnosticCode, status }) =>
      factOf({ kind, email, messageId, id: bounce.feedbackId, at, why: diagnosticCode || status }, now),
    );
  }
  // "not-spam" takes back what somebody had said before.
  if (type === 'Complaint' && complaint && complaint.complaintFeedbackType !== 'not-spam') {
    const [at, why] = [Date.parse(complaint.timestamp), complaint.complaintFeedbackType];
    return complaint.complainedRecipients.map(({ emailAddress: email }) =>
      factOf({ kind: 'complaint', email, messageId, id: complaint.feedbackId, at, why }, now),
    );
  }
  if (type === 'Delivery' && delivery) {
    const [at, why] = [Date.parse(delivery.timestamp), delivery.smtpResponse];
    return delivery.recipients.map((email) =>
      factOf({ kind: 'delivered', email, messageId, id: `${mail.messageId}:delivered`, at, why }, now),
    );
  }
  return [];
};

/** What a notification's text says, as JSON; a text that is none tells nothing: SES sends one when it is set up. */
const contentOf = ({ Message }: SnsMessage): unknown => bodyOf(new TextEncoder().encode(Message));

/**
 * Reads what Amazon SES tells through SNS. A subscription of a topic that is listed is confirmed, once it has the right
 * proof; nothing is fetched for a topic that is not.
 * @param fetch fetches Amazon's certificates, and the address that confirms a subscription
 */
export const sesReader = ({ topicArns, fetch }: { topicArns: readonly string[]; fetch: FetchText }): FeedbackReader => {
  const proof = createSnsProof(fetch);
  return async ({ body, now }): Promise<Reading> => {
    const json = bodyOf(body);
    if (json === undefined) return NO_JSON;
    const parsed = snsMessage.safeParse(json);
    if (!parsed.success)
      return { proof: 'missing', why: 'This is no message of Amazon SNS: leave “raw message delivery” off.' };
    const message = parsed.data;
    if (!topicArns.includes(message.TopicArn)) return { proof: 'wrong', why: 'This topic is not listed here.' };
    const fault = await proof.fault(message, now);
    if (fault) return { proof: 'wrong', why: fault };
    if (message.Type === 'SubscriptionConfirmation') {
      const { SubscribeURL: url = '' } = message;
      if (!isOfSns(url)) return { proof: 'wrong', why: 'The address to confirm is none of Amazon SNS.' };
      await fetch(url);
      return { proof: 'ok', facts: [], ignored: 0 };
    }
    if (message.Type === 'UnsubscribeConfirmation') return { proof: 'ok', facts: [], ignored: 1 };
    return readItems([contentOf(message)], notification, (told) => read(told, now));
  };
};
