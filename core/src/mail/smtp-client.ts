import type { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './smtp-url.js';

/** How long each thing may take, in milliseconds. */
export interface SmtpTimeouts {
  /** From looking up the host to the end of the greeting. */
  connect: number;
  /** Without a byte in either direction, before the end of a mail. */
  silence: number;
  /** The same from the end of a mail to the answer to it. */
  verdict: number;
}

/**
 * Connects and, where the address names a user and the server offers it, signs in. Gives up when the signal aborts: a
 * server that goes on answering is never silent.
 * @throws what the connection failed with, or the signal's reason
 */
export function openConnection(
  server: SmtpServer,
  timeouts: SmtpTimeouts,
  signal: AbortSignal,
): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTLS,
    ignoreTLS: server.ignoreTLS,
    tls: { rejectUnauthorized: server.rejectUnauthorized },
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    // Closing means at once: what was sent of a held message must not be followed by anything.
    socketCloseTimeout: 0,
  });
  return new Promise((resolve, reject) => {
    // Stays attached: a connection also fails between two mails, when nobody waits for it.
    connection.on('error', reject);
    const giveUp = (): void => {
      reject(signal.reason as Error);
      connection.close();
    };
    signal.addEventListener('abort', giveUp);
    const done = (error?: Error | null): void => {
      signal.removeEventListener('abort', giveUp);
      if (!error) return resolve(connection);
      connection.close();
      reject(error);
    };
    connection.connect((error) => {
      if (error || !server.auth || !connection.allowsAuth) return done(error);
      connection.login({ user: server.auth.user, pass: server.auth.pass }, done);
    });
  });
}

/** A server's reply to the end of a message, and those of several addresses that it refused before. */
export interface SmtpReply {
  response: string;
  refused: string[];
}

/** How long a connection may be without a byte in either direction, in milliseconds. */
export function allowSilence(connection: SMTPConnection, ms: number): void {
  if (connection._socket) connection._socket.setTimeout(ms);
}

/**
 * Sends one message over a connection. Fails only when the server accepts it for nobody, or with the signal's reason.
 */
export function sendOver(
  connection: SMTPConnection,
  envelope: { from: string; to: string[]; size: number },
  message: Readable,
  signal: AbortSignal,
): Promise<SmtpReply> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    connection.send(envelope, message, (error, info) => {
      if (error) reject(error);
      else resolve({ response: info?.response ?? '', refused: info?.rejected ?? [] });
    });
  });
}

/** How long a server may take over its goodbye, in milliseconds. */
const FAREWELL = 1_000;

/** Says goodbye and closes; closes anyway where the server does not answer. Never rejects. */
export function endConnection(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve) => {
    if (connection.destroyed) return resolve();
    const timer = setTimeout(() => connection.close(), FAREWELL);
    connection.once('end', () => {
      clearTimeout(timer);
      resolve();
    });
    connection.quit();
  });
}
