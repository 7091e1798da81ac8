import { z } from 'zod';
import { factOf } from '../reading/fact.js';
import { asList, bodyOf, NO_JSON, readItems } from '../reading/items.js';
import type { Feedback, FeedbackReader } from '../reading/reading.js';
import { standardFault } from '../reading/standard.js';

/** One item of what any system may tell: docs/bounces.md has it in words. */
const item = z.object({
  type: z.enum(['bounce', 'complaint', 'delivered']),
  email: z.string(),
  /** Of a bounce: false where it may go through later. */
  permanent: z.boolean().default(true),
  messageId: z.string().nullish(),
  reason: z.string().nullish(),
  at: z.union([z.string(), z.number()]).nullish(),
  id: z.string().min(1).max(300).nullish(),
});

const kindOf = ({ type, permanent }: z.output<typeof item>): Feedback['kind'] =>
  type === 'bounce' ? (permanent ? 'hard' : 'soft') : type;

/** Reads calls of any other system, signed by Standard Webhooks; one item, or several in an array. */
export const genericReader =
  ({ secret }: { secret: string }): FeedbackReader =>
  (call) => {
    const fault = standardFault(call, secret, 'webhook');
    if (fault) return fault;
    const json = bodyOf(call.body);
    if (json === undefined) return NO_JSON;
    return readItems(asList(json), item, (told, index) => {
      const { email, messageId, at, reason: why } = told;
      const id = told.id ?? `${call.headers['webhook-id'] ?? ''}:${index}`;
      const moment = typeof at === 'number' ? at : Date.parse(at ?? '');
      return [factOf({ kind: kindOf(told), email, id, at: moment, messageId, why }, call.now)];
    });
  };
