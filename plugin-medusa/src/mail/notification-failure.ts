type Kinds = Pick<typeof import('@whenthen/core'), 'neverConnected' | 'TemporaryMailError'>;

/** The provider had begun, and was not heard of any more: whether it has taken the mail is not known. */
const CUT_OFF = /timed? ?out|ETIMEDOUT|ECONNRESET|EPIPE|socket hang up|aborted|UND_ERR_(?!CONNECT)/i;

/**
 * What it means for a mail that the Notification module threw. The module hands on nothing but a provider's words: what
 * it says failed has failed, and is tried again; only where the words tell of a connection that broke off may the mail
 * have gone out. Pure.
 */
export const notificationFailure = (
  error: unknown,
  { neverConnected, TemporaryMailError }: Kinds,
): InstanceType<Kinds['TemporaryMailError']> => {
  const said = error instanceof Error ? error.message : String(error);
  const message = said.replace(/Failed to send notification with id \S+:\s*/g, '').trim();
  const never = neverConnected(error);
  return new TemporaryMailError(message, CUT_OFF.test(message) && !never, undefined, {
    cause: error,
    about: never ? 'server' : 'mail',
  });
};
