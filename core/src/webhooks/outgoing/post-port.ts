import type { Verdict } from './answer.js';

/** One webhook to be sent. */
export interface WebhookCall {
  url: string;
  /** Signs the call; of the form `whsec_…`. */
  secret?: string | undefined;
  /** The same for every attempt: the receiver knows a repeated call by it. */
  id: string;
  /** JSON. */
  payload: string;
  signal: AbortSignal;
}

/** Posts a webhook. Throws when there was no answer; an answer of any kind is a verdict. */
export type PostWebhook = (call: WebhookCall) => Promise<Verdict>;
