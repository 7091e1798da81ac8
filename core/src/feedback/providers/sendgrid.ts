import { createVerify } from 'node:crypto';
import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { asList, bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader, Reading } from '../reading/reading.js';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

/** How old a signature may be, in milliseconds: SendGrid tries again for 24 hours. A copy within that time repeats only. */
const OLDEST = 25 * 3_600_000;
/** How far SendGrid's clock may be ahead, in milliseconds. */
const AHEAD = 5 * 60_000;

const item = z.object({
  event: z.string(),
  email: z.string(),
  timestamp: z.number(),
  sg_event_id: z.string(),
  type: z.string().optional(),
  reason: z.string().nullish(),
  response: z.string().nullish(),
  'smtp-id': z.string().nullish(),
});
type Item = z.output<typeof item>;

const kindOf = ({ event, type, reason }: Item): Feedback['kind'] | undefined => {
  switch (event) {
    case 'delivered':
      return 'delivered';
    case 'spamreport':
      return 'complaint';
    case 'bounce':
      // A block is about whoever sends, or about what; the address is there.
      return type === 'blocked' ? 'soft' : 'hard';
    case 'dropped':
      if (reason === 'Bounced Address') return 'hard';
      return reason === 'Spam Reporting Address' ? 'complaint' : undefined;
    default:
      return undefined;
  }
};

const isSigned = (pem: string, time: string, body: Uint8Array, signature: string): boolean => {
  try {
    return createVerify('sha256').update(time).update(body).verify(pem, signature, 'base64');
  } catch {
    return false;
  }
};

/** Reads SendGrid's signed event webhook: ECDSA over time and body; an array of events. */
export const sendgridReader =
  ({ publicKey }: { publicKey: string }): FeedbackReader =>
  ({ headers, body, now }): Reading => {
    const [signature, time] = [headers[SIGNATURE], headers[TIMESTAMP]];
    if (!signature || !time)
      return { proof: 'missing', why: 'The signature is missing: switch on the signed event webhook in SendGrid.' };
    if (!isSigned(publicKey, time, body, signature))
      return {
        proof: 'wrong',
        why: 'The signature does not fit: see whether the key here is the one that SendGrid shows.',
      };
    const at = Number(time) * 1_000;
    if (!(at > now - OLDEST && at < now + AHEAD))
      return { proof: 'wrong', why: 'The signature is older than 25 hours, or from the future.' };
    const json = bodyOf(body);
    if (json === undefined) return NO_JSON;
    return readItems(asList(json), item, (event) => {
      const kind = kindOf(event);
      if (!kind) return [];
      const { email, sg_event_id: id, timestamp, reason, response } = event;
      const told = { kind, email, id, at: timestamp * 1_000, messageId: event['smtp-id'] };
      return [factOf({ ...told, why: reason || response }, now)];
    });
  };
