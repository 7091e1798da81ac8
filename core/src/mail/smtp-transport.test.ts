import { once } from 'node:events';
import type { Socket } from 'node:net';
import { closeAll, failure, inbox, mail, ready, transportTo } from '../test-support/smtp.js';
import { PermanentMailError, TemporaryMailError } from './mail-error.js';
import type { OutgoingMail } from './mail-port.js';

afterEach(closeAll);

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
