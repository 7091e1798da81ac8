/** What e-mail adapters put on their errors: nodemailer's, and those that speak to an API over HTTP. */
interface AdapterFailure {
  message?: string;
  /** Of nodemailer: `EENVELOPE`, `EAUTH`, … */
  code?: string;
  /** Of an SMTP server. */
  responseCode?: number;
  /** Of an API. */
  status?: number;
}

type MailErrors = Pick<
  typeof import('@whenthen/core'),
  'neverConnected' | 'PermanentMailError' | 'smtpFailure' | 'TemporaryMailError'
>;

/** Nothing of a mail can have left yet, though a connection was made. */
const BEFORE_THE_MAIL = new Set(['EAUTH', 'ETLS']);
const EARLY_TIMEOUT = /connection timeout|greeting never received/i;

/** A refusal of an API: 429 asks for fewer, 401 and 403 are about the account, other 4xx about the mail. */
const ofStatus = (status: number, message: string, { PermanentMailError, TemporaryMailError }: MailErrors): Error => {
  if (status === 429) return new TemporaryMailError(message, false, status, { about: 'pace' });
  if (status >= 400 && status < 500 && status !== 401 && status !== 403) return new PermanentMailError(message, status);
  return new TemporaryMailError(message, false, status, { about: 'server' });
};

/** Tells what it means for a mail that an e-mail adapter of the CMS threw: pure. */
export const mailFailure = (error: unknown, kinds: MailErrors): Error => {
  const { neverConnected, smtpFailure, TemporaryMailError } = kinds;
  const { message = String(error), code = '', responseCode, status } = (error ?? {}) as AdapterFailure;
  // A reply came before anything of the mail was accepted.
  if (responseCode !== undefined) return smtpFailure(error, { released: false, streamed: false });
  if (typeof status === 'number') return ofStatus(status, message, kinds);
  const early = neverConnected(error) || BEFORE_THE_MAIL.has(code) || EARLY_TIMEOUT.test(message);
  // Whoever does not say counts as "may have been accepted".
  return new TemporaryMailError(message, !early, undefined, { cause: error, about: early ? 'server' : 'mail' });
};
