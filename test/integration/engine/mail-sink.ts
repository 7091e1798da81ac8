import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail that was accepted: the moment on this machine's clock, in Unix milliseconds. */
interface Accepted {
  at: number;
  messageId: string;
  subject: string;
  from: string;
  replyTo: string;
}

/** A real SMTP server of a provider that takes so many mails a second and answers 451 to what is over. */
export interface MailSink {
  url: string;
  accepted: Accepted[];
  /** How often it answered 451. */
  refused(): number;
  close(): Promise<void>;
}

const header = (text: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';

const textOf = async (stream: SMTPServerDataStream): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** @param perSecond over any second; @param port a free one where it is left out */
export const openSink = async (perSecond = Infinity, port = 0): Promise<MailSink> => {
  const accepted: Accepted[] = [];
  let refused = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      void textOf(stream).then((text) => {
        const at = Date.now();
        const before = accepted.at(-perSecond);
        if (Number.isFinite(perSecond) && before && at - before.at < 1_000) {
          refused += 1;
          return done(Object.assign(new Error('slow down, you send too fast'), { responseCode: 451 }));
        }
        accepted.push({
          ...{ at, messageId: header(text, 'Message-ID'), subject: header(text, 'Subject') },
          ...{ from: header(text, 'From'), replyTo: header(text, 'Reply-To') },
        });
        done();
      }, done),
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    accepted,
    refused: () => refused,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

/** What answers on a port whose server is away: a router that ends each connection. */
interface NobodyHome {
  port: number;
  connections(): number;
  close(): Promise<void>;
}

export const openNobodyHome = async (): Promise<NobodyHome> => {
  let count = 0;
  const server: Server = createServer((socket) => {
    count += 1;
    socket.on('error', () => undefined).destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => count,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
