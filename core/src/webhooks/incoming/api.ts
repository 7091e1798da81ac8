import type { Reply } from '../../kernel/reply.js';
import type { PayloadMapping, Proof, SenderName } from '../../model/webhook.js';

/** Makes a webhook that another system calls; signed calls by default, and the mapping can wait for the first call. */
export interface WebhookInput {
  name: string;
  proof?: { kind: 'signature' | SenderName } | { kind: 'header'; header?: string };
  /** The sender's own, where it makes them itself (Stripe and Shopify do); else one is made. */
  secret?: string;
  mapping?: Partial<PayloadMapping>;
}

export interface WebhookView {
  id: string;
  name: string;
  proof: Proof;
  /** Whether a secret that the sender made was entered. The secret itself is told by nothing. */
  secretGiven: boolean;
  mapping: PayloadMapping;
  /** Calls that had something happen. */
  accepted: number;
  /** Calls without the right proof, which are not kept. */
  turnedAway: number;
  turnedAwayAt: string | null;
  /** The last 20, newest first. */
  calls: { at: string; status: number; reason: string | null; body: string }[];
  createdAt: string;
}

/** A call from another system, from whichever framework. */
export interface WebhookRequest {
  webhook: string;
  /** As it came over the wire: a signature is of these bytes. */
  body: Uint8Array<ArrayBuffer>;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** Addresses that other systems call: webhooks that start workflows. */
export interface WebhooksApi {
  /** Makes one; the secret is told this once. @throws InvalidInputError */
  create(webhook: WebhookInput, by?: string): Promise<{ webhook: WebhookView; secret: string }>;
  /** By name. */
  list(): Promise<WebhookView[]>;
  get(id: string): Promise<WebhookView | null>;
  /** Renames it, says where things stand in its payloads, or which secret the sender has. @throws NotFoundError, InvalidInputError */
  change(
    id: string,
    change: Partial<Pick<WebhookInput, 'name' | 'mapping' | 'secret'>>,
    by?: string,
  ): Promise<WebhookView>;
  /** A new secret; the one before works no more. @throws NotFoundError */
  rotate(id: string, by?: string): Promise<{ secret: string }>;
  /** @throws NotFoundError */
  remove(id: string, by?: string): Promise<void>;
  /** Answers a call: proof first, then the payload. Never throws. */
  respond(request: WebhookRequest): Promise<Reply>;
}
