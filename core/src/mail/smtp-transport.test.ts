import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { PermanentMailError, TemporaryMailError } from './mail-error.js';
import type { MailTransport, OutgoingMail } from './mail-port.js';
import { messageIdFor } from './message-id.js';
import { createSmtpTransport, type SmtpTransportOptions } from './smtp-transport.js';

const mail: OutgoingMail = {
  messageId: messageIdFor('effect-1', 'shop@example.com'),
  from: { name: 'Shop "one", Zürich', address: 'shop@example.com' },
  to: { address: 'ada@example.com' },
  replyTo: { address: 'help@example.com' },
  subject: 'You forgot something – Zürich',
  html: '<p>Linen shirt €79.90</p>\n.\n<p>after a lone dot</p>',
  text: 'Linen shirt €79.90\n.\nafter a lone dot',
  headers: { 'List-Unsubscribe': '<https://example.com/u/1>' },
};
const ready = { beforeAccept: async (): Promise<void> => undefined };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Inbox {
  url: string;
  /** What the server accepted, with the envelope's addresses. */
  mails: { parsed: ParsedMail; from: string; to: string[] }[];
  connections: () => number;
  server: SMTPServer;
}

/** A real SMTP server that keeps what it accepts. */
async function inbox(options: SMTPServerOptions = {}, scheme = 'smtp://'): Promise<Inbox> {
  const mails: Inbox['mails'] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      void simpleParser(stream).then((parsed) => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ parsed, from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) });
        done();
      }, done);
    },
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
  };
}

function transportTo(url: string, options: Partial<SmtpTransportOptions> = {}): MailTransport {
  const transport = createSmtpTransport({ url, connectTimeoutMs: 10_000, ...options });
  closers.push(() => transport.close());
  return transport;
}

const failure = async (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a mail to several goes out once, and whom the server refused is named', async () => {
  const box = await inbox({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone@') ? new Error('no such user') : null),
  });
  const cc = [{ address: 'gone@example.com' }, { address: 'boss@example.com' }];
  const { refused } = await transportTo(box.url).send({ ...mail, cc }, ready);
  expect(refused).toEqual(['gone@example.com']);
  expect(box.mails.map((m) => m.to)).toEqual([['ada@example.com', 'boss@example.com']]);
});

test('a mail arrives with both parts, its Message-ID, its headers and its envelope', async () => {
  const box = await inbox();
  const { response } = await transportTo(box.url).send(mail, ready);
  expect(response).toMatch(/^250/);
  expect(box.mails).toHaveLength(1);
  const { parsed, from, to } = box.mails[0]!;
  expect(from).toBe('shop@example.com');
  expect(to).toEqual(['ada@example.com']);
  expect(parsed.messageId).toBe(mail.messageId);
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.from?.value).toEqual([{ name: 'Shop "one", Zürich', address: 'shop@example.com' }]);
  expect(parsed.replyTo?.text).toBe('help@example.com');
  expect(parsed.html).toBe(mail.html);
  expect(parsed.text?.trim()).toBe(mail.text);
  expect(parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain('<https://example.com/u/1>');
});

test('nothing is accepted before beforeAccept has resolved', async () => {
  const seen: string[] = [];
  let dataBegan = false;
  const box = await inbox({
    onData: (stream, _session, done) => {
      dataBegan = true;
      stream.on('data', () => undefined);
      stream.on('end', () => {
        seen.push('accepted');
        done();
      });
    },
  });
  await transportTo(box.url).send(mail, {
    beforeAccept: async () => {
      seen.push('asked');
      // Time enough for the server to accept, if it could.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(dataBegan).toBe(true);
      seen.push('answered');
    },
  });
  expect(seen).toEqual(['asked', 'answered', 'accepted']);
});

test('beforeAccept is called after the recipient was accepted, not before', async () => {
  let asked = 0;
  const box = await inbox({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('unknown'), { responseCode: 550 })),
  });
  const error = await failure(transportTo(box.url).send(mail, { beforeAccept: async () => void (asked += 1) }));
  expect(error).toBeInstanceOf(PermanentMailError);
  expect(asked).toBe(0);
});

test('where beforeAccept rejects, nothing is accepted and its own error comes out, unchanged', async () => {
  let ended = false;
  let closed: Promise<unknown[]> | undefined;
  const box = await inbox({
    onData: (stream, _session, done) => {
      stream.on('data', () => undefined);
      stream.on('end', () => {
        ended = true;
        done();
      });
    },
  });
  box.server.server.on('connection', (socket: Socket) => {
    closed = once(socket, 'close');
  });
  const lost = new Error('lease lost');
  const error = await failure(transportTo(box.url).send(mail, { beforeAccept: () => Promise.reject(lost) }));
  expect(error).toBe(lost);
  expect(Object.keys(lost)).toEqual([]);
  await closed;
  expect(ended).toBe(false);
});

test.each([
  ['onMailFrom', 550, PermanentMailError],
  ['onMailFrom', 451, TemporaryMailError],
  ['onRcptTo', 553, PermanentMailError],
  ['onRcptTo', 450, TemporaryMailError],
  ['onRcptTo', 503, TemporaryMailError],
  ['onData', 554, PermanentMailError],
  ['onData', 452, TemporaryMailError],
  ['onConnect', 554, TemporaryMailError],
] as const)('%s %i', async (step, responseCode, kind) => {
  const refusal = Object.assign(new Error('refused for a reason'), { responseCode });
  const refuse = (...all: unknown[]): void => {
    const done = all[all.length - 1] as (error: Error) => void;
    if (step === 'onData') (all[0] as NodeJS.ReadableStream).on('end', () => done(refusal)).resume();
    else done(refusal);
  };
  const box = await inbox({ [step]: refuse });
  const error = await failure(transportTo(box.url).send(mail, ready));
  expect(error).toBeInstanceOf(kind);
  expect(error).toMatchObject({ responseCode, message: expect.stringContaining('refused for a reason') as string });
  // A reply says that it was not accepted, also after its end was handed over.
  if (error instanceof TemporaryMailError) expect(error.acceptedMaybe).toBe(false);
});

/** A server that speaks just enough SMTP, and does `atEnd` when the whole message has arrived. */
async function bareServer(
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

test('a connection that breaks after the end of the message leaves acceptance unknown', async () => {
  const error = await failure(transportTo(await bareServer((socket) => socket.destroy())).send(mail, ready));
  expect(error).toBeInstanceOf(TemporaryMailError);
  expect(error).toMatchObject({ acceptedMaybe: true });
});

test('a server that falls silent after the end of the message leaves acceptance unknown', async () => {
  const url = await bareServer(() => undefined);
  const error = await failure(transportTo(url, { verdictTimeoutMs: 1_500 }).send(mail, ready));
  expect(error).toMatchObject({ name: 'TemporaryMailError', acceptedMaybe: true });
});

test('a connection that breaks before the end of the message was handed over leaves nothing unknown', async () => {
  const url = await bareServer(
    () => undefined,
    (socket) => void setTimeout(() => socket.destroy(), 50),
  );
  let settled = false;
  const error = await failure(
    transportTo(url).send(mail, {
      beforeAccept: async () => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        settled = true;
      },
    }),
  );
  expect(error).toMatchObject({ name: 'TemporaryMailError', acceptedMaybe: false });
  // So that what the hook writes cannot overtake what the caller writes about the failure.
  expect(settled).toBe(true);
});

test('no server at all, and wrong credentials, are temporary and say what to check', async () => {
  const error = await failure(transportTo('smtp://127.0.0.1:1').send(mail, ready));
  expect(error).toMatchObject({ name: 'TemporaryMailError', acceptedMaybe: false });
  const box = await inbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === 'right' ? done(null, { user: 'u' }) : done(new Error('wrong')),
  });
  const wrong = await failure(transportTo(box.url.replace('//', '//user:wrong@')).send(mail, ready));
  expect(wrong).toBeInstanceOf(TemporaryMailError);
  expect((wrong as Error).message).toMatch(/check the user and the password/);
  const right = transportTo(box.url.replace('//', '//user:right@'));
  await right.verify();
  await right.send(mail, ready);
  expect(box.mails).toHaveLength(1);
  expect(right.name).not.toContain('right');
});

test.each<[string, Partial<OutgoingMail>]>([
  ['subject', { subject: 'Hi\r\nBcc: eve@example.com' }],
  ['to', { to: { address: 'ada@example.com\r\nBcc: eve@example.com' } }],
  ['to', { to: { address: 'ada@example.com, eve@example.com' } }],
  ['to', { to: { name: 'Ada\r\nBcc: eve@example.com', address: 'ada@example.com' } }],
  ['from', { from: { name: 'x', address: 'shop@example.com> BODY=8BITMIME' } }],
  ['replyTo', { replyTo: { address: 'no address' } }],
  ['messageId', { messageId: '<a@example.com>\r\nBcc: eve@example.com' }],
  ['headers.List-Unsubscribe', { headers: { 'List-Unsubscribe': 'x\r\nBcc: eve@example.com' } }],
  ['headers.Bcc', { headers: { Bcc: 'eve@example.com' } }],
  ['headers."X: y', { headers: { 'X: y\r\nBcc': 'eve@example.com' } }],
])('%s cannot carry a further header or recipient', async (field, bad) => {
  const box = await inbox();
  const error = await failure(transportTo(box.url).send({ ...mail, ...bad }, ready));
  expect(error).toBeInstanceOf(PermanentMailError);
  expect((error as Error).message.startsWith(field)).toBe(true);
  expect(box.connections()).toBe(0);
});

test('content that looks like a path or an address is sent as it is, never read', async () => {
  const box = await inbox();
  const content = { path: '/etc/hostname' } as unknown as string;
  expect(await failure(transportTo(box.url).send({ ...mail, html: content }, ready))).toBeInstanceOf(Error);
  expect(box.mails).toHaveLength(0);
});

test('many mails at once: each arrives once, over few connections', async () => {
  const box = await inbox();
  const transport = transportTo(box.url, { maxConnections: 4 });
  const ids = Array.from({ length: 250 }, (_, i) => messageIdFor(`effect-${i}`, 'shop@example.com'));
  await Promise.all(ids.map((messageId) => transport.send({ ...mail, messageId }, ready)));
  expect(box.mails.map(({ parsed }) => parsed.messageId).sort()).toEqual([...ids].sort());
  // One is replaced after 100 mails, however unevenly they fall.
  expect(box.connections()).toBeGreaterThanOrEqual(4);
  expect(box.connections()).toBeLessThanOrEqual(6);
}, 30_000);

test('a mail whose kept connection breaks goes out over a new one, and the hook is called once', async () => {
  const sockets: Socket[] = [];
  const box = await inbox({
    onMailFrom: (_address, session, done) => {
      if (session.transaction > 1) sockets[0]!.destroy();
      else done();
    },
  });
  box.server.server.on('connection', (socket: Socket) => sockets.push(socket));
  const transport = transportTo(box.url);
  await transport.send(mail, ready);
  let asked = 0;
  await transport.send(mail, { beforeAccept: async () => void (asked += 1) });
  expect(asked).toBe(1);
  expect(box.connections()).toBe(2);
  expect(box.mails).toHaveLength(2);
});

test('a connection that breaks at the end of the message is never tried again by itself', async () => {
  let ends = 0;
  const url = await bareServer((socket) => {
    ends += 1;
    if (ends === 1) socket.write('250 kept\r\n');
    else socket.destroy();
  });
  const transport = transportTo(url);
  await transport.send(mail, ready);
  const error = await failure(transport.send(mail, ready));
  expect(error).toMatchObject({ acceptedMaybe: true });
  expect(ends).toBe(2);
});

test('close waits for the mail under way and refuses the next', async () => {
  const box = await inbox();
  const transport = transportTo(box.url);
  let begun: () => void = () => undefined;
  const begins = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const under = transport.send(mail, {
    beforeAccept: async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  });
  await begins;
  await transport.close();
  expect((await under).response).toMatch(/^250/);
  expect(await failure(transport.send(mail, ready))).toMatchObject({
    name: 'TemporaryMailError',
    acceptedMaybe: false,
  });
});
