import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader } from '../reading/reading.js';
import { secretFault } from '../reading/secret.js';

const record = z.object({
  RecordType: z.string(),
  MessageID: z.string().nullish(),
  ID: z.union([z.number(), z.string()]).optional(),
  Type: z.string().optional(),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  BouncedAt: z.string().optional(),
  DeliveredAt: z.string().optional(),
  Details: z.string().nullish(),
  Description: z.string().nullish(),
  Metadata: z.record(z.string(), z.unknown()).nullish(),
});
type Record = z.output<typeof record>;

/** Postmark's bounce types that say that there is no such mailbox. */
const HARD = new Set(['HardBounce', 'BadEmailAddress']);
/** Those that say that it came back, for now or for another reason than the address. */
const SOFT = new Set(['Transient', 'SoftBounce', 'DnsError', 'Blocked', 'SpamNotification', 'Undeliverable']);

const kindOf = ({ RecordType, Type = '' }: Record): Feedback['kind'] | undefined => {
  if (RecordType === 'Delivery') return 'delivered';
  if (RecordType === 'SpamComplaint' || Type === 'SpamComplaint') return 'complaint';
  if (RecordType !== 'Bounce') return undefined;
  return HARD.has(Type) ? 'hard' : SOFT.has(Type) ? 'soft' : undefined;
};

/** Reads Postmark's webhooks, which carry a secret and no signature; one record a call. */
export const postmarkReader =
  ({ secret }: { secret: string }): FeedbackReader =>
  (call) => {
    const fault = secretFault(call, secret);
    if (fault) return fault;
    const json = bodyOf(call.body);
    if (json === undefined) return NO_JSON;
    return readItems([json], record, (told) => {
      const kind = kindOf(told);
      if (!kind) return [];
      const own = told.Metadata?.['message-id'];
      return [
        factOf(
          {
            kind,
            email: told.Email ?? told.Recipient ?? '',
            id: `${told.RecordType}:${told.ID ?? told.MessageID ?? ''}`,
            at: Date.parse(told.BouncedAt ?? told.DeliveredAt ?? ''),
            // Postmark gives each mail a Message-ID of its own; ours is in the metadata, where it was put there.
            messageId: typeof own === 'string' ? own : undefined,
            why: told.Details || told.Description,
          },
          call.now,
        ),
      ];
    });
  };
