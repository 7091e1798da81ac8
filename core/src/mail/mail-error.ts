/** The mail was refused for good: sending the same again would be refused again. It was not accepted. */
export class PermanentMailError extends Error {
  override readonly name = 'PermanentMailError';

  /**
   * @param responseCode the server's reply code, where it was the server who refused
   * @param noSuchMailbox whether it said that the address leads nowhere: that counts like a hard bounce
   */
  constructor(
    message: string,
    readonly responseCode?: number,
    options?: ErrorOptions,
    readonly noSuchMailbox = false,
  ) {
    super(message, options);
  }
}

/**
 * What a temporary failure says something about: the mail itself; the server, which could not be reached or used at all;
 * or the pace, where the server wants it slower.
 */
export type FailureSubject = 'mail' | 'server' | 'pace';

/** The mail could not be sent now; a later attempt may work. */
export class TemporaryMailError extends Error {
  override readonly name = 'TemporaryMailError';
  readonly about: FailureSubject;

  /**
   * @param acceptedMaybe true where the connection was lost after the whole mail had been handed to the server but
   * before its reply: the server may have accepted it, and sending it again may send it twice
   * @param options `about`: the mail, where it is left out. What is not about the mail counts as no attempt at it
   */
  constructor(
    message: string,
    readonly acceptedMaybe: boolean,
    readonly responseCode?: number,
    { about = 'mail', ...options }: ErrorOptions & { about?: FailureSubject } = {},
  ) {
    super(message, options);
    this.about = about;
  }
}
