import { noLongerThan } from '../kernel/no-longer-than.js';
import { checkMail } from './compose.js';
import { PermanentMailError, TemporaryMailError } from './mail-error.js';
import type { AcceptedMail, MailTransport, OutgoingMail } from './mail-port.js';

/** A way out for mail that takes it in one call: an API, or another program's mailer. */
export interface TransportDefinition {
  /** What it is and where it goes, without secrets. */
  name: string;
  /**
   * Hands one mail over, once, and resolves when it was accepted; addresses and headers are checked before. The signal
   * aborts when the mail has taken too long.
   * @throws PermanentMailError where this mail was refused for good. TemporaryMailError where a later attempt may work:
   * with `acceptedMaybe` true where it may have been accepted. Whatever else it throws counts as that.
   */
  deliver(mail: OutgoingMail, how: { signal: AbortSignal }): Promise<Partial<AcceptedMail> | void>;
  /** Finds out whether mail can leave. @throws Error saying what to check. By default nothing is tried. */
  verify?(): Promise<void>;
  /** Closes what it keeps open. */
  close?(): Promise<void>;
}

const closedNow = (): TemporaryMailError => new TemporaryMailError('the mail transport is closed', false);

/** What the call ended with, as the engine tells errors apart. */
const asMailError = (error: unknown): Error => {
  if (error instanceof PermanentMailError || error instanceof TemporaryMailError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new TemporaryMailError(message, true, undefined, { cause: error });
};

/** Rejects with the signal's reason once it aborts. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });

/**
 * Makes a transport of a single call. It fulfils the whole contract of `MailTransport`: the mail is noted before it is
 * handed over, never handed over twice, and cut off where it takes too long.
 * @example
 * const transport = defineTransport({
 *   name: 'our mail API',
 *   async deliver(mail, { signal }) {
 *     const response = await fetch('https://mail.example.com/send', { method: 'POST', body: JSON.stringify(mail), signal });
 *     if (response.status === 422) throw new PermanentMailError(await response.text());
 *     if (!response.ok) throw new TemporaryMailError(`it said ${response.status}`, false);
 *   },
 * });
 */
export const defineTransport = ({ name, deliver, verify, close }: TransportDefinition): MailTransport => {
  const underWay = new Map<Promise<unknown>, AbortController>();
  let closed = false;

  const handOver = async (mail: OutgoingMail, signal: AbortSignal): Promise<AcceptedMail> => {
    try {
      const told = await Promise.race([(async () => deliver(mail, { signal }))(), untilAborted(signal)]);
      return { ...told, response: told?.response ?? 'accepted' };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw asMailError(error);
    }
  };

  return {
    name,
    async send(mail, hooks) {
      checkMail(mail);
      if (closed) throw closedNow();
      const own = new AbortController();
      const signal = hooks.signal ? AbortSignal.any([own.signal, hooks.signal]) : own.signal;
      signal.throwIfAborted();
      const sending = (async () => {
        await hooks.beforeAccept();
        signal.throwIfAborted();
        return handOver(mail, signal);
      })();
      underWay.set(sending, own);
      try {
        return await sending;
      } finally {
        underWay.delete(sending);
      }
    },
    async verify() {
      await verify?.().catch((error: unknown) => {
        throw new TemporaryMailError(asMailError(error).message, false, undefined, { cause: error });
      });
    },
    async close(graceMs) {
      closed = true;
      const all = Promise.allSettled(underWay.keys());
      if (graceMs !== undefined) {
        await noLongerThan(graceMs, all);
        for (const one of underWay.values()) one.abort(new TemporaryMailError('the process was stopped', true));
      }
      await all;
      await close?.();
    },
  };
};
