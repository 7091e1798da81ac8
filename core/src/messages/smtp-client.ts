import type { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './smtp-url.js';

/** How long each thing may take, in milliseconds. */
export interface SmtpTimeouts {
  /** From looking up the host to the end of the greeting. */
  connect: number;
  /** Without a byte in either direction. */
  silence: number;
}

/** Connects and, where the address names a user and the server offers it, signs in. */
export function openConnection(server: SmtpServer, timeouts: SmtpTimeouts): Promise<SMTPConnection> {
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
    const done = (error?: Error | null): void => {
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

/** Sends one message over a connection. Fails only when the server accepts it for nobody. */
export function sendOver(
  connection: SMTPConnection,
  envelope: { from: string; to: string[]; size: number },
  message: Readable,
): Promise<SmtpReply> {
  return new Promise((resolve, reject) => {
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
