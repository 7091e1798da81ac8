/** Somebody's address, checked: see `parseAddress`. */
export interface MailAddress {
  name?: string;
  address: string;
}

/** One e-mail, ready to go. */
export interface OutgoingMail {
  /** With its angle brackets: see `messageIdFor`. */
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  /** Further people who get it with the first one, in one sending. */
  cc?: MailAddress[];
  replyTo?: MailAddress;
  /** One line. */
  subject: string;
  html: string;
  text: string;
  /** Further headers, for example List-Unsubscribe. None of those that the fields above make. */
  headers: Record<string, string>;
}

export interface SendHooks {
  /**
   * Awaited once, at the last moment before the server could accept the mail: note here, durably, that it is about
   * to be accepted. If it rejects, the mail is not sent and `send` rejects with the same error.
   */
  beforeAccept(): Promise<void>;
  /**
   * Aborts when the mail has taken too long: whatever holds it is to be cut off at once, and `send` to reject, telling
   * whether the mail may have been accepted.
   */
  signal?: AbortSignal;
}

/** A mail that a server has accepted. */
export interface AcceptedMail {
  /** What the server said to it. */
  response: string;
  /** Those of several addresses that it did not accept. */
  refused?: string[];
  /** The Message-ID that it bears, where the server gave it another one. */
  messageId?: string;
}

/** How mail leaves. `defineTransport` makes one of a single call; its contract is `transportContract`, of the testing entry. */
export interface MailTransport {
  /** For logs and messages to people: what it is and where it goes, without secrets. */
  readonly name: string;
  /**
   * Resolves when the server has accepted the mail. `send` never sends twice.
   * @throws PermanentMailError, TemporaryMailError, or what `beforeAccept` threw.
   */
  send(mail: OutgoingMail, hooks: SendHooks): Promise<AcceptedMail>;
  /** Connects and signs in. @throws TemporaryMailError saying what to check. */
  verify(): Promise<void>;
  /**
   * Refuses mails that have not begun, waits for those under way, no longer than `graceMs` where that is given, cuts off
   * the rest and closes every connection.
   */
  close(graceMs?: number): Promise<void>;
}
