import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader, Reading } from '../reading/reading.js';
import { isSame } from '../reading/secret.js';

/**
 * How old a signature may be, in milliseconds: Mailgun tries again for 8 hours what it could not hand over. A copy of a
 * call within that time changes nothing, whatever it says: what it tells goes by its token, which is signed.
 */
const OLDEST = 12 * 3_600_000;
/** How far Mailgun's clock may be ahead, in milliseconds. */
const AHEAD = 5 * 60_000;

const envelope = z.object({
  signature: z.object({
    timestamp: z.coerce.string().max(20),
    token: z.string().max(200),
    signature: z.string().max(200),
  }),
  'event-data': z.unknown(),
});

const eventData = z.object({
  event: z.string(),
  severity: z.string().optional(),
  reason: z.string().optional(),
  timestamp: z.number(),
  recipient: z.string(),
  message: z.object({ headers: z.object({ 'message-id': z.string().optional() }).optional() }).optional(),
  'delivery-status': z
    .object({
      message: z.string().nullish(),
      description: z.string().nullish(),
      'bounce-type': z.string().nullish(),
      'enhanced-code': z.string().nullish(),
    })
    .optional(),
});
type EventData = z.output<typeof eventData>;

/** Permanent to Mailgun, and no fault of the address: the server was away, or refuses whoever sends. */
const NOT_THE_ADDRESS = new Set(['old', 'espblock', 'greylisted']);

const kindOf = ({
  event,
  severity,
  reason = '',
  'delivery-status': status,
}: EventData): Feedback['kind'] | undefined => {
  if (event === 'delivered') return 'delivered';
  if (event === 'complained' || reason === 'suppress-complaint') return 'complaint';
  // Whoever unsubscribed at Mailgun has no mailbox that is full.
  if (event !== 'failed' || reason === 'suppress-unsubscribe') return undefined;
  const isPolicy = status?.['enhanced-code']?.startsWith('5.7.') ?? false;
  const isSoft =
    severity !== 'permanent' || status?.['bounce-type'] === 'soft' || isPolicy || NOT_THE_ADDRESS.has(reason);
  return isSoft ? 'soft' : 'hard';
};

const signed = (key: string, { timestamp, token }: { timestamp: string; token: string }): string =>
  createHmac('sha256', key).update(timestamp).update(token).digest('hex');

/**
 * Reads Mailgun's webhooks: HMAC-SHA256 of timestamp and token, in the body. The signature does not cover what the body
 * says, so that a token tells one thing only.
 */
export const mailgunReader =
  ({ signingKey }: { signingKey: string }): FeedbackReader =>
  ({ body, now }): Reading => {
    const json = bodyOf(body);
    if (json === undefined) return NO_JSON;
    const whole = envelope.safeParse(json);
    if (!whole.success)
      return { proof: 'missing', why: 'The signature is missing: choose a webhook of Mailgun’s newer kind (JSON).' };
    const { signature } = whole.data;
    if (!isSame(signature.signature, signed(signingKey, signature)))
      return {
        proof: 'wrong',
        why: 'The signature does not fit: see whether the signing key here is the one that Mailgun shows.',
      };
    const at = Number(signature.timestamp) * 1_000;
    if (!(at > now - OLDEST && at < now + AHEAD))
      return { proof: 'wrong', why: 'The signature is older than 12 hours, or from the future.' };
    return readItems([whole.data['event-data']], eventData, (data) => {
      const kind = kindOf(data);
      if (!kind) return [];
      const status = data['delivery-status'];
      return [
        factOf(
          {
            kind,
            email: data.recipient,
            messageId: data.message?.headers?.['message-id'],
            id: signature.token,
            at: data.timestamp * 1_000,
            why: status?.message || status?.description || data.reason,
          },
          now,
        ),
      ];
    });
  };
