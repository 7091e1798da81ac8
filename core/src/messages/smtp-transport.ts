import { type ComposedMail, composeMail } from './compose.js';
import { holdBack } from './held-stream.js';
import type { MailTransport, SendHooks } from './mail-port.js';
import { sendOver, type SmtpReply } from './smtp-client.js';
import { createConnections } from './smtp-connections.js';
import { classifyFailure } from './smtp-failure.js';
import { parseSmtpUrl } from './smtp-url.js';

export interface SmtpTransportOptions {
  /** For example `smtp://user:password@host:587`: see `parseSmtpUrl`. */
  url: string;
  /** How many mails are under way to the server at once. 10 by default. */
  maxConnections?: number;
  /** How long connecting may take, in milliseconds. 20 s by default. */
  connectTimeoutMs?: number;
  /**
   * How long the server may be silent, in milliseconds. 60 s by default. Short limits make more mails uncertain:
   * a server that checks a mail thoroughly answers late.
   */
  silenceTimeoutMs?: number;
}

/** The attempt failed on a kept connection before the hook was called: nothing happened yet, and it may be repeated. */
const STALE = Symbol('stale');

/**
 * Mail over SMTP. Makes no connection before the first mail. @throws InvalidSmtpUrlError
 *
 * Connections are kept between mails, but not by nodemailer's pool: that one takes a mail whose connection broke
 * and sends it again by itself, also when its end had been handed over and the server may have accepted it.
 */
export function createSmtpTransport(options: SmtpTransportOptions): MailTransport {
  const server = parseSmtpUrl(options.url);
  const timeouts = { connect: options.connectTimeoutMs ?? 20_000, silence: options.silenceTimeoutMs ?? 60_000 };
  const connections = createConnections(server, timeouts, options.maxConnections ?? 10);

  const borrow = async (fresh: boolean) => {
    try {
      return await connections.borrow(fresh);
    } catch (error) {
      throw classifyFailure(error, false);
    }
  };

  async function attempt(mail: ComposedMail, hooks: SendHooks, fresh: boolean): Promise<SmtpReply | typeof STALE> {
    const { connection, used, keep, drop } = await borrow(fresh);
    const held = holdBack(mail.mime, () => hooks.beforeAccept());
    try {
      const reply = await sendOver(connection, { ...mail.envelope, size: mail.mime.length }, held.stream);
      keep();
      return reply;
    } catch (error) {
      // In this order: nothing more is sent, the connection is cut, and only then the hook's end is awaited,
      // so that what it writes and what the caller writes about this failure come one after the other.
      held.stream.destroy();
      drop();
      const refused = await held.settled();
      if (refused) throw refused.error;
      const failure = classifyFailure(error, held.state() === 'released');
      if (used && !held.asked() && failure.name === 'TemporaryMailError') return STALE;
      throw failure;
    }
  }

  return {
    name: `${server.secure ? 'smtps' : 'smtp'}://${server.host}:${server.port}`,
    async send(mail, hooks) {
      const composed = await composeMail(mail);
      let reply = await attempt(composed, hooks, false);
      if (reply === STALE) reply = await attempt(composed, hooks, true);
      // A fresh connection is never stale.
      return reply as SmtpReply;
    },
    async verify() {
      const loan = await borrow(true);
      loan.keep();
    },
    close: () => connections.close(),
  };
}
