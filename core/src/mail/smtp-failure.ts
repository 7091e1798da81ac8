import { PermanentMailError, TemporaryMailError } from './mail-error.js';
import { saysNoSuchMailbox } from './no-such-mailbox.js';

/** What the SMTP client puts on its errors. */
interface SmtpFailure {
  message: string;
  code?: string;
  responseCode?: number;
  /** The server's reply, and what it replied to: `RCPT TO`. */
  response?: string;
  command?: string;
}

const HINTS: Record<string, string> = {
  EAUTH: 'check the user and the password in the SMTP address',
  EDNS: 'check the host in the SMTP address',
  ETLS: 'check the port and the TLS settings in the SMTP address',
};

/** A refusal counts as final only where it answers the mail itself: sender, recipient or content. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** 503 says that the session went wrong, not the mail. */
const isFinal = (code: number | undefined): boolean =>
  code === undefined || (code >= 500 && code < 600 && code !== 503);

/**
 * Tells what a failed attempt means for the mail.
 * @param released whether the end of the message had been handed over, so that it may have been accepted
 */
export function classifyFailure(error: unknown, released: boolean): PermanentMailError | TemporaryMailError {
  if (error instanceof TemporaryMailError) return error;
  const { message, code = '', responseCode, response = '', command } = error as SmtpFailure;
  const options = { cause: error };
  if (ABOUT_THE_MAIL.has(code) && isFinal(responseCode))
    return new PermanentMailError(
      message,
      responseCode,
      options,
      command !== 'MAIL FROM' && saysNoSuchMailbox(response),
    );
  const hint = HINTS[code];
  const text = hint ? `${message}: ${hint}` : message;
  // A reply is an answer: whatever it says, it does not say "accepted".
  return new TemporaryMailError(text, released && responseCode === undefined, responseCode, options);
}
