import { z } from 'zod';
import { fieldName } from '../kernel/field-name.js';

/** Who has a signature of its own. */
export const senderNames = ['stripe', 'github', 'shopify', 'typeform', 'calendly', 'svix'] as const;
export type SenderName = (typeof senderNames)[number];

/** How those sign who have signatures of their own; each by its documentation of webhooks. */

/** A dot path into a payload: `data.customer.email`, `items.0.sku`. */
const path = z.string().min(1).max(300);
const propertyName = z
  .string()
  .max(100)
  .regex(/^[^$.][^.]*$/, 'use a name without "." that does not begin with "$"');

/** Where the person and what is told of them stand in a payload. */
export const payloadMapping = z.strictObject({
  /** Where the e-mail address stands; until it is said, calls are kept and start nothing. */
  email: path.nullable().default(null),
  /** What tells one call from another, where the sender names none in a header: the same again starts nothing. */
  id: path.nullable().default(null),
  /** Properties of the event; the whole payload where none is named. */
  properties: z.record(propertyName, path).default({}),
  /** Fields of the person. */
  fields: z.record(fieldName, path).default({}),
});
export type PayloadMapping = z.output<typeof payloadMapping>;

/**
 * How a sender shows that it may call: by signing as Standard Webhooks says (https://www.standardwebhooks.com), by a
 * signature of its own, or with the secret in a header.
 */
export const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signature') }),
  z.strictObject({ kind: z.enum(senderNames) }),
  z.strictObject({
    kind: z.literal('header'),
    header: z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9-]{1,60}$/, 'is not the name of a header')
      .default('x-webhook-secret'),
  }),
]);
export type Proof = z.output<typeof proof>;

/** A secret that the sender made, as it shows it. */
export const senderSecret = z.string().trim().min(8, 'is no secret: copy the whole of it').max(500);

/** A webhook as whoever makes it says. */
export const webhookInput = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(120),
  proof: proof.default({ kind: 'signature' }),
  /** The sender's own, where it makes them itself; else one is made. */
  secret: senderSecret.optional(),
  mapping: payloadMapping.prefault({}),
});
