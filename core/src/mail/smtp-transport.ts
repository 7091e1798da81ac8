import { type ComposedMail, composeMail } from './compose.js';
import { holdBack } from './held-stream.js';
import { TemporaryMailError } from './mail-error.js';
import type { MailTransport, SendHooks } from './mail-port.js';
import { mailLimits } from './send-within.js';
import { allowSilence, sendOver, type SmtpReply, type SmtpTimeouts } from './smtp-client.js';
import { createConnections } from './smtp-connections.js';
import { smtpFailure } from './smtp-failure.js';
import { parseSmtpUrl } from './smtp-url.js';

export interface SmtpTransportOptions {
  /** For example `smtp://user:password@host:587`: see `parseSmtpUrl`. */
  url: string;
  /** How many mails are under way to the server at once. 10 by default. */
  maxConnections?: number;
  /** How long connecting may take, in milliseconds. 20 s by default. */
  connectTimeoutMs?: number;
  /** How long the server may be silent before the end of a mail, in milliseconds. 60 s by default. */
  silenceTimeoutMs?: number;
  /**
   * How long the server may be silent after the end of a mail, in milliseconds. 10 minutes by default. A short limit
   * makes mails uncertain: a server that checks a mail thoroughly answers late.
   */
  verdictTimeoutMs?: number;
}

/** The attempt failed on a kept connection before the hook was called: nothing happened yet, and it may be repeated. */
const STALE = Symbol('stale');

/** A server that answers is there; 421 is also what it says when it closes a connection that was kept for long. */
const isStale = (failure: Error): boolean =>
  failure instanceof TemporaryMailError && (failure.about !== 'pace' || failure.responseCode === 421);

/**
 * Mail over SMTP. Makes no connection before the first mail. @throws InvalidSmtpUrlError
 *
 * Connections are kept between mails, but not by nodemailer's pool: that one takes a mail whose connection broke
 * and sends it again by itself, also when its end had been handed over and the server may have accepted it.
 */
export function createSmtpTransport(options: SmtpTransportOptions): MailTransport {
  const server = parseSmtpUrl(options.url);
  const timeouts: SmtpTimeouts = {
    connect: options.connectTimeoutMs ?? 20_000,
    silence: options.silenceTimeoutMs ?? 60_000,
    verdict: options.verdictTimeoutMs ?? mailLimits.after,
  };
  const connections = createConnections(server, timeouts, options.maxConnections ?? 10);

  /** What is under way, to be cut off at the end of its time. */
  const underWay = new Set<AbortController>();

  /** A signal that also aborts with the one given. `end` has to be called. */
  const linked = (given: AbortSignal | undefined) => {
    const own = new AbortController();
    const follow = (): void => own.abort(given?.reason);
    given?.addEventListener('abort', follow);
    if (given?.aborted) follow();
    underWay.add(own);
    const end = (): void => {
      given?.removeEventListener('abort', follow);
      underWay.delete(own);
    };
    return { signal: own.signal, end };
  };

  const borrow = async (fresh: boolean, signal: AbortSignal) => {
    try {
      return await connections.borrow(fresh, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw smtpFailure(error, { released: false, streamed: false });
    }
  };

  async function attempt(
    mail: ComposedMail,
    { beforeAccept }: SendHooks,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<SmtpReply | typeof STALE> {
    const { connection, used, keep, drop } = await borrow(fresh, signal);
    const held = holdBack(mail.mime, async () => {
      await beforeAccept();
      allowSilence(connection, timeouts.verdict);
    });
    try {
      const reply = await sendOver(connection, { ...mail.envelope, size: mail.mime.length }, held.stream, signal);
      allowSilence(connection, timeouts.silence);
      keep();
      return reply;
    } catch (error) {
      // In this order: nothing more is sent, the connection is cut, and only then the hook's end is awaited,
      // so that what it writes and what the caller writes about this failure come one after the other.
      held.stream.destroy();
      drop();
      const refused = await held.settled();
      if (refused) throw refused.error;
      if (signal.aborted && held.state() === 'held') throw signal.reason;
      const failure = smtpFailure(error, { released: held.state() === 'released', streamed: held.asked() });
      if (used && !held.asked() && isStale(failure)) return STALE;
      throw failure;
    }
  }

  return {
    name: `${server.secure ? 'smtps' : 'smtp'}://${server.host}:${server.port}`,
    async send(mail, hooks) {
      const composed = await composeMail(mail);
      const { signal, end } = linked(hooks.signal);
      try {
        let reply = await attempt(composed, hooks, signal, false);
        if (reply === STALE) reply = await attempt(composed, hooks, signal, true);
        // A fresh connection is never stale.
        return reply as SmtpReply;
      } finally {
        end();
      }
    },
    async verify() {
      const { signal, end } = linked(undefined);
      const loan = await borrow(true, signal).finally(end);
      loan.keep();
    },
    async close(graceMs) {
      const closed = connections.close();
      if (graceMs === undefined) return closed;
      const cut = (): void => underWay.forEach((one) => one.abort(new Error('the process was stopped')));
      const timer = setTimeout(cut, graceMs);
      await closed.finally(() => clearTimeout(timer));
    },
  };
}
