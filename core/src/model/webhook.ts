import { z } from 'zod';
import { fieldName } from '../kernel/field-name.js';

/** Who has a signature of its own. */
export const senderNames = ['stripe', 'github', 'shopify', 'typeform', 'calendly', 'svix'] as const;
export type SenderName = (typeof senderNames)[number];

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

/** A webhook as its maker describes it. */
export const webhookInput = z.strictObject({
  name: z.string().trim().min(1, 'give it a name').max(120),
  proof: proof.default({ kind: 'signature' }),
  /** The sender's own, where it makes them itself; else one is made. */
  secret: senderSecret.optional(),
  mapping: payloadMapping.prefault({}),
});

/** One call that came with the right proof, and what became of it. */
export interface IncomingCall {
  at: Date;
  status: number;
  /** Why it started nothing; `null` where it did. */
  reason: string | null;
  /** Its body, cut off after 8,000 characters. */
  body: string;
  /** Whom it is about, where it said so. */
  email?: string;
}

/** An address that another system calls. */
export interface WebhookRecord {
  _id: string;
  name: string;
  proof: Proof;
  /** The secret a signature is checked with; of a secret in a header, its SHA-256 alone. */
  secret: string;
  /** Whether the secret is one that was entered, and not made here. */
  secretGiven?: boolean;
  mapping: PayloadMapping;
  /** The newest last. */
  calls: IncomingCall[];
  accepted: number;
  /** Calls without the right proof: they are counted, and not kept. */
  turnedAway: number;
  turnedAwayAt: Date | null;
  createdAt: Date;
}

/** What webhooks need from a store. */
export interface WebhookStore {
  insert(webhook: WebhookRecord): Promise<void>;
  get(id: string): Promise<WebhookRecord | null>;
  /** By name. */
  all(): Promise<WebhookRecord[]>;
  /** False where there is no such webhook. */
  set(
    id: string,
    change: Partial<Pick<WebhookRecord, 'name' | 'secret' | 'secretGiven' | 'mapping'>>,
  ): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Keeps a call, and the newest so many alone. */
  note(id: string, call: IncomingCall, accepted: boolean, keep: number): Promise<void>;
  noteTurnedAway(id: string, at: Date): Promise<void>;
  /** Forgets calls that are about one of these addresses, or have one of these bodies. */
  forgetCalls(id: string, what: { emails: string[]; bodies: string[] }): Promise<void>;
}
