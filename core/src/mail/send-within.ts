import { TemporaryMailError } from './mail-error.js';
import type { AcceptedMail, MailTransport, OutgoingMail } from './mail-port.js';

/** How long a mail may take, in milliseconds. */
export interface MailLimits {
  /** Up to its last byte, with connecting. */
  before: number;
  /** From its last byte to the server's answer. A short one makes mails uncertain. */
  after: number;
}

/** As RFC 5321, 4.5.3.2 has it: five minutes for what comes before, ten for the answer to the end of the mail. */
export const mailLimits: MailLimits = { before: 300_000, after: 600_000 };

export interface Sending {
  limits: MailLimits;
  /** Aborts when the mail is not to be sent from here any more. Once its last byte has left, nothing can be taken back. */
  signal: AbortSignal;
  /** As in the transport's hooks. */
  beforeAccept: () => Promise<void>;
  /** Called right before the last byte may leave: from here on the server may accept it. */
  onReleased: () => void;
}

const minutes = (ms: number): string => (ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} minutes`);

/**
 * Sends a mail within its limits.
 * @throws as `send` of the transport does, and TemporaryMailError where a limit cut it off
 */
export const sendWithin = async (
  transport: MailTransport,
  mail: OutgoingMail,
  { limits, signal, beforeAccept, onReleased }: Sending,
): Promise<AcceptedMail> => {
  const cut = new AbortController();
  const cutAfter = (ms: number, maybe: boolean): NodeJS.Timeout =>
    setTimeout(() => {
      const about = { about: maybe ? ('mail' as const) : ('server' as const) };
      const what = maybe ? 'after the end of the mail' : 'before the end of the mail';
      cut.abort(
        new TemporaryMailError(`the mail server took longer than ${minutes(ms)} ${what}`, maybe, undefined, about),
      );
    }, ms);
  let timer = cutAfter(limits.before, false);
  let released = false;
  const takeBack = (): void => {
    if (!released) cut.abort(signal.reason);
  };
  signal.addEventListener('abort', takeBack);
  if (signal.aborted) takeBack();
  try {
    cut.signal.throwIfAborted();
    return await transport.send(mail, {
      signal: cut.signal,
      beforeAccept: async () => {
        await beforeAccept();
        cut.signal.throwIfAborted();
        released = true;
        onReleased();
        clearTimeout(timer);
        timer = cutAfter(limits.after, true);
      },
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', takeBack);
  }
};
