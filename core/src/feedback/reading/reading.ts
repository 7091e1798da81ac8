import type { FeedbackKind } from '../../model/mail/feedback.js';

/** A call of a mail provider, as it came over the wire. */
export interface FeedbackCall {
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  /** What stands behind the provider in the address. */
  secret?: string | undefined;
  /** In Unix milliseconds. */
  now: number;
}

/** One thing that a provider tells of one address. */
export interface Feedback {
  kind: FeedbackKind;
  /** Lower-cased. */
  email: string;
  /** The Message-ID of the mail, with its angle brackets, where the provider tells it. */
  messageId?: string;
  /** The provider's own: the same each time it is told. */
  id: string;
  /** When it happened, in Unix milliseconds; never later than the call. */
  at: number;
  /** The mail server's words, on one line; empty where there are none. */
  why: string;
}

/** What came of reading a call. */
export type Reading =
  /** It has the right proof. `ignored`: items that tell nothing of the four, or cannot be read. */
  | { proof: 'ok'; facts: Feedback[]; ignored: number }
  /** It has the right proof, and nobody can read it. */
  | { proof: 'unreadable'; why: string }
  | { proof: 'wrong' | 'missing'; why: string };

/** Reads the calls of one provider: proof first, then the content. Rejects only where the proof cannot be looked up now. */
export type FeedbackReader = (call: FeedbackCall) => Reading | Promise<Reading>;
