import { PermanentMailError, TemporaryMailError, type FailureSubject } from './mail-error.js';
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

/** What servers say who want it slower, or who cannot take anything now (RFC 5321, 4.2.3; SES says 454). */
const LATER = new Set([421, 450, 451, 452, 454]);

/** The enhanced status of a reply (RFC 3463), `4.2.1`. */
const STATUS = /\b4\.(\d{1,3})\.\d{1,3}\b/;
/** Of those, what is about the address or the mailbox of the one mail, and not about how many come. */
const ABOUT_THE_RECIPIENT = new Set(['1', '2']);
/** Policy: "too many", "try again later". */
const POLICY = '7';

/** How far an attempt had come when it failed. */
export interface AttemptReach {
  /** The end of the message had been handed over, so that it may have been accepted. */
  released: boolean;
  /** The server had taken all of the mail but its end: a break may be about what stands in it. */
  streamed: boolean;
}

const subjectOf = (
  { code = '', responseCode, message }: SmtpFailure,
  { streamed }: Pick<AttemptReach, 'streamed'>,
): FailureSubject => {
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    const status = STATUS.exec(message)?.[1];
    if (status === POLICY || (LATER.has(responseCode) && !ABOUT_THE_RECIPIENT.has(status ?? ''))) return 'pace';
  }
  return ABOUT_THE_MAIL.has(code) || streamed ? 'mail' : 'server';
};

/**
 * Tells what it means for a mail that an SMTP client (nodemailer, or an adapter around it) threw `error`: refused for
 * good, or to be tried again, and what the failure is about. Pure.
 */
export function smtpFailure(error: unknown, reach: AttemptReach): PermanentMailError | TemporaryMailError {
  if (error instanceof TemporaryMailError) return error;
  const { message, code = '', responseCode, response = '', command } = error as SmtpFailure;
  if (ABOUT_THE_MAIL.has(code) && isFinal(responseCode)) {
    const noMailbox = command !== 'MAIL FROM' && saysNoSuchMailbox(response);
    return new PermanentMailError(message, responseCode, { cause: error }, noMailbox);
  }
  const hint = HINTS[code];
  const text = hint ? `${message}: ${hint}` : message;
  // A reply is an answer: whatever it says, it does not say "accepted".
  const about = subjectOf({ message, code, ...(responseCode === undefined ? {} : { responseCode }) }, reach);
  const maybe = reach.released && responseCode === undefined;
  return new TemporaryMailError(text, maybe, responseCode, { cause: error, about });
}
