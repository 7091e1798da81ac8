import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { MailTransport, OutgoingMail } from '../mail/mail-port.js';
import { messageIdFor } from '../mail/message-id.js';
import { createSmtpTransport, type SmtpTransportOptions } from '../mail/smtp-transport.js';

/** A mail with all that one may have. */
export const mail: OutgoingMail = {
  messageId: messageIdFor('effect-1', 'shop@example.com'),
  from: { name: 'Shop "one", Zürich', address: 'shop@example.com' },
  to: { address: 'ada@example.com' },
  replyTo: { address: 'help@example.com' },
  subject: 'You forgot something – Zürich',
  html: '<p>Linen shirt €79.90</p>\n.\n<p>after a lone dot</p>',
  text: 'Linen shirt €79.90\n.\nafter a lone dot',
  headers: { 'List-Unsubscribe': '<https://example.com/u/1>' },
};
/** Nothing to do before the server accepts it. */
export const ready = { beforeAccept: async (): Promise<void> => undefined };

const closers: (() => Promise<void>)[] = [];
/** Closes what a test opened. */
export const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse()) await close();
};

/** A server, and what came to it. */
export interface Inbox {
  url: string;
  /** What the server accepted, with the envelope's addresses. */
  mails: { parsed: ParsedMail; from: string; to: string[] }[];
  connections: () => number;
  server: SMTPServer;
  /** Reads a mail and keeps it, for an `onData` of one's own. */
  keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void>;
}

/** A real SMTP server that keeps what it accepts. */
export async function inbox(options: SMTPServerOptions = {}, scheme = 'smtp://'): Promise<Inbox> {
  const mails: Inbox['mails'] = [];
  let connections = 0;
  const keep: Inbox['keep'] = async (stream, session) => {
    const parsed = await simpleParser(stream);
    const { mailFrom, rcptTo } = session.envelope;
    mails.push({ parsed, from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, session, done) => void keep(stream, session).then(() => done(), done),
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return {
    url: `${scheme}127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    connections: () => connections,
    server,
    keep,
  };
}

/** A transport that is closed after the test. */
export function transportTo(url: string, options: Partial<SmtpTransportOptions> = {}): MailTransport {
  const transport = createSmtpTransport({ url, connectTimeoutMs: 10_000, ...options });
  closers.push(() => transport.close());
  return transport;
}

/** What sending fails with; `undefined` where it does not. */
export const failure = async (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A server that speaks just enough SMTP, and does `atEnd` when the whole message has arrived. */
export async function bareServer(
  atEnd: (socket: Socket) => void,
  atData: (socket: Socket) => void = () => undefined,
): Promise<string> {
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    let message: string | undefined;
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      if (message !== undefined) {
        message += chunk.toString();
        if (message.endsWith('\r\n.\r\n')) {
          message = undefined;
          atEnd(socket);
        }
      } else if (/^DATA/im.test(chunk.toString())) {
        message = '';
        socket.write('354 go on\r\n');
        atData(socket);
      } else if (/^QUIT/i.test(chunk.toString())) socket.end('221 bye\r\n');
      else socket.write('250 fine\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(
    () => new Promise((resolve) => (sockets.forEach((socket) => socket.destroy()), server.close(() => resolve()))),
  );
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
