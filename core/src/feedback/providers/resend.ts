import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader } from '../reading/reading.js';
import { standardFault } from '../reading/standard.js';

const event = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.object({
    to: z.union([z.string(), z.array(z.string()).max(100)]),
    message_id: z.string().nullish(),
    bounce: z
      .object({ type: z.string().optional(), message: z.string().nullish(), diagnosticCode: z.unknown().optional() })
      .optional(),
    suppressed: z.object({ message: z.string().nullish() }).optional(),
  }),
});

const kindOf = ({ type, data }: z.output<typeof event>): Feedback['kind'] | undefined => {
  switch (type) {
    case 'email.delivered':
      return 'delivered';
    case 'email.complained':
      return 'complaint';
    case 'email.suppressed':
      return 'hard';
    case 'email.bounced':
      return data.bounce?.type === 'Permanent' ? 'hard' : 'soft';
    default:
      return undefined;
  }
};

/** Reads Resend's webhooks, which Svix signs; one event a call. */
export const resendReader =
  ({ secret }: { secret: string }): FeedbackReader =>
  (call) => {
    const fault = standardFault(call, secret, 'svix');
    if (fault) return fault;
    const json = bodyOf(call.body);
    if (json === undefined) return NO_JSON;
    return readItems([json], event, (told) => {
      const kind = kindOf(told);
      if (!kind) return [];
      const { to, message_id: messageId, bounce, suppressed } = told.data;
      const id = call.headers['svix-id'] ?? '';
      const at = Date.parse(told.created_at);
      const why = bounce?.message ?? suppressed?.message;
      return [to].flat().map((email) => factOf({ kind, email, id, at, messageId, why }, call.now));
    });
  };
