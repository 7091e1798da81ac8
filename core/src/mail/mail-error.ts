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

/** The mail could not be sent now; a later attempt may work. */
export class TemporaryMailError extends Error {
  override readonly name = 'TemporaryMailError';

  /**
   * @param acceptedMaybe true where the connection was lost after the whole mail had been handed to the server but
   * before its reply: the server may have accepted it, and sending it again may send it twice
   */
  constructor(
    message: string,
    readonly acceptedMaybe: boolean,
    readonly responseCode?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
