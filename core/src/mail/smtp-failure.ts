import { PermanentMailError, TemporaryMailError } from './mail-error.js';

/** What the SMTP client puts on its errors. */
interface SmtpFailure {
  message: string;
  code?: string;
  responseCode?: number;
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

/** Does an SMTP client's error say that the server refused this one mail for good? */
export const refusesTheMail = ({ code = '', responseCode }: Pick<SmtpFailure, 'code' | 'responseCode'>): boolean =>
  ABOUT_THE_MAIL.has(code) && isFinal(responseCode);

/**
 * Tells what a failed attempt means for the mail.
 * @param released whether the end of the message had been handed over, so that it may have been accepted
 */
export function classifyFailure(error: unknown, released: boolean): PermanentMailError | TemporaryMailError {
  if (error instanceof TemporaryMailError) return error;
  const { message, code = '', responseCode } = error as SmtpFailure;
  const options = { cause: error };
  if (refusesTheMail({ code, responseCode })) return new PermanentMailError(message, responseCode, options);
  const hint = HINTS[code];
  const text = hint ? `${message}: ${hint}` : message;
  // A reply is an answer: whatever it says, it does not say "accepted".
  return new TemporaryMailError(text, released && responseCode === undefined, responseCode, options);
}
