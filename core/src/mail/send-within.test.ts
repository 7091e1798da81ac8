import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { mail } from '../test-support/smtp.js';
import type { MailTransport } from './mail-port.js';
import { sendWithin } from './send-within.js';
import { createSmtpTransport } from './smtp-transport.js';

const ready = { beforeAccept: async (): Promise<void> => undefined, onReleased: () => undefined };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const transportTo = (url: string): MailTransport => {
  const transport = createSmtpTransport({ url });
  closers.push(() => transport.close());
  return transport;
};

const failure = async (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => {
      throw new Error('It was sent.');
    },
    (error: unknown) => error,
  );

describe('a server that goes on answering without an end', () => {
  /** Greets, and then says the lines of an answer for ever, from the command on that is given. */
  const endless = async (from: RegExp): Promise<string> => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hello\r\n');
      socket.on('data', (data) => {
        if (!from.test(data.toString()))
          return void socket.write(/^DATA/.test(data.toString()) ? '354 go\r\n' : '250 ok\r\n');
        const drip = setInterval(() => (socket.destroyed ? clearInterval(drip) : socket.write('250-x\r\n')), 20);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => new Promise((resolve) => server.close(() => resolve())));
    return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const limits = { before: 300, after: 300 };
  const never = new AbortController().signal;

  test.each([
    ['to its greeting', /^EHLO/, false],
    ['to the sender', /^MAIL/, false],
    ['to the end of the mail', /\.\r\n$/, true],
  ])('%s is cut off at the limit', async (_, from, acceptedMaybe) => {
    const transport = transportTo(await endless(from));
    const sending = sendWithin(transport, mail, { limits, signal: never, ...ready });
    expect(await failure(sending)).toMatchObject({ name: 'TemporaryMailError', acceptedMaybe });
  });

  test('is cut off when the mail is given back, but not behind its last byte', async () => {
    const stop = new AbortController();
    const gone = new Error('given back');
    const before = sendWithin(transportTo(await endless(/^MAIL/)), mail, {
      limits: { before: 60_000, after: 60_000 },
      signal: stop.signal,
      ...ready,
    });
    stop.abort(gone);
    expect(await failure(before)).toBe(gone);

    const late = new AbortController();
    const behind = sendWithin(transportTo(await endless(/\.\r\n$/)), mail, {
      limits: { before: 60_000, after: 300 },
      signal: late.signal,
      ...ready,
      beforeAccept: async () => void setTimeout(() => late.abort(gone), 50),
    });
    expect(await failure(behind)).toMatchObject({ acceptedMaybe: true });
  });

  test('keeps its last byte where it is given back while it asks whether it may go', async () => {
    const stop = new AbortController();
    const gone = new Error('given back');
    let released = false;
    const sending = sendWithin(transportTo(await endless(/^nothing/)), mail, {
      limits: { before: 60_000, after: 60_000 },
      signal: stop.signal,
      beforeAccept: async () => {
        stop.abort(gone);
        await new Promise((next) => setTimeout(next, 50));
      },
      onReleased: () => (released = true),
    });
    expect(await failure(sending)).toBe(gone);
    expect(released).toBe(false);
  });

  test('does not keep the transport from closing once its time is up', async () => {
    const transport = createSmtpTransport({ url: await endless(/\.\r\n$/) });
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const sending = failure(transport.send(mail, { beforeAccept: async () => begin() }));
    await begun;
    await transport.close(50);
    expect(await sending).toMatchObject({ acceptedMaybe: true });
  });
});
