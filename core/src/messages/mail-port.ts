import type { MailAddress } from './address.js';

/** A mail, ready to be sent. */
export interface OutgoingMail {
  /** The Message-ID header, with its angle brackets: the same for every attempt. */
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  replyTo?: MailAddress | undefined;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

export interface SendHooks {
  /**
   * Called and awaited at the last moment before the server could accept the mail. When it rejects, the mail is not
   * sent, and `send` rejects with the same error.
   */
  beforeAccept(): Promise<void>;
}

/** How mail leaves. */
export interface MailTransport {
  readonly name: string;
  /** @throws PermanentMailError, TemporaryMailError, or what `beforeAccept` rejected with. */
  send(mail: OutgoingMail, hooks: SendHooks): Promise<{ response: string }>;
  /** @throws when the server cannot be reached or refuses the login. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/** Trying again cannot help: the address or the mail was refused. */
export class PermanentMailError extends Error {
  override readonly name = 'PermanentMailError';
}

/** Trying again can help. `acceptedMaybe`: it failed so late that the server may have accepted the mail. */
export class TemporaryMailError extends Error {
  override readonly name = 'TemporaryMailError';

  constructor(
    message: string,
    readonly acceptedMaybe: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
