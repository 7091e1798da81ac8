import type { Reply } from '../kernel/reply.js';

/** A call of a mail provider, from whichever framework. */
export interface FeedbackRequest {
  /** `ses`, `mailgun`, `sendgrid`, `resend`, `postmark`, `brevo` or `generic`. */
  provider: string;
  /** What stands behind the provider in the address, for those that sign nothing. */
  secret?: string;
  /** As it came over the wire: a signature is of these bytes. */
  body: Uint8Array<ArrayBuffer>;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** What mail providers tell: bounces, complaints, deliveries. */
export interface FeedbackApi {
  /**
   * Answers a call: proof first, then the content, which is stored before the answer. 404 for a provider that no option
   * sets. Never throws.
   */
  respond(request: FeedbackRequest): Promise<Reply>;
}
