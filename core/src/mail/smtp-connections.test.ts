import type { Socket } from 'node:net';
import { bareServer, closeAll, failure, inbox, mail, ready, transportTo } from '../test-support/smtp.js';
import { TemporaryMailError } from './mail-error.js';
import { messageIdFor } from './message-id.js';

afterEach(closeAll);

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
