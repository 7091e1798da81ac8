import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { asList, bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader } from '../reading/reading.js';
import { secretFault } from '../reading/secret.js';

const event = z.object({
  event: z.string(),
  email: z.string(),
  'message-id': z.string().nullish(),
  ts_event: z.number().optional(),
  ts: z.number().optional(),
  reason: z.string().nullish(),
});

/** Brevo's names, those of transactional mail and of campaigns. The rest tells nothing of the address. */
const KINDS: Readonly<Record<string, Feedback['kind']>> = {
  delivered: 'delivered',
  hard_bounce: 'hard',
  hardBounce: 'hard',
  invalid_email: 'hard',
  soft_bounce: 'soft',
  softBounce: 'soft',
  spam: 'complaint',
  complaint: 'complaint',
};

/** Reads Brevo's webhooks, which carry a secret and no signature; one event a call, or several in an array. */
export const brevoReader =
  ({ secret }: { secret: string }): FeedbackReader =>
  (call) => {
    const fault = secretFault(call, secret);
    if (fault) return fault;
    const json = bodyOf(call.body);
    if (json === undefined) return NO_JSON;
    return readItems(asList(json), event, (told) => {
      const kind = Object.hasOwn(KINDS, told.event) ? KINDS[told.event] : undefined;
      if (!kind) return [];
      const messageId = told['message-id'];
      const seconds = told.ts_event ?? told.ts ?? NaN;
      // Its "id" is the webhook's, the same for every event.
      const id = `${told.event}:${messageId ?? told.email}:${Number.isNaN(seconds) ? '' : seconds}`;
      return [factOf({ kind, email: told.email, id, at: seconds * 1_000, messageId, why: told.reason }, call.now)];
    });
  };
