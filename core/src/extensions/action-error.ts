/** Thrown by an action when trying again cannot help: the effect fails at once, with this reason. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

/** Thrown by an action that wants another attempt, if it likes at a time of its own. */
export class RetryableError extends Error {
  override name = 'RetryableError';
  /** Milliseconds from now, or a moment. Without it the retry policy says when. */
  readonly retryAfter: number | Date | undefined;

  constructor(message: string, { retryAfter }: { retryAfter?: number | Date } = {}) {
    super(message);
    this.retryAfter = retryAfter;
  }
}
