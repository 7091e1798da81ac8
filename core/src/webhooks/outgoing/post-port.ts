import type { Answer, Verdict } from './answer.js';
import type { PreparedCall } from './prepare.js';

/** One webhook to be sent. */
export interface WebhookCall extends PreparedCall {
  /** Signs the call; of the form `whsec_…`. */
  secret?: string | undefined;
  /** The same for every attempt: the receiver knows a repeated call by it. */
  id: string;
  signal: AbortSignal;
}

/** What came back, without the secrets of the call, and what went out. */
export interface SentCall {
  sent: { headers: Record<string, string> };
  answer: Answer & { headers: Record<string, string> };
}

/** Sends a webhook. @throws PrivateAddressError, or an Error in words where there was no answer */
export type SendWebhook = (call: WebhookCall) => Promise<SentCall>;

/** Sends a webhook. Throws when there was no answer; an answer of any kind is a verdict. */
export type PostWebhook = (call: WebhookCall) => Promise<Verdict>;
