import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { Writable } from 'node:stream';
import { createEngine, InvalidOptionsError, type EngineOptions } from '@whenthen/core';
import { workflow } from '@whenthen/core/builder';
import { createTestEngine, createTestTransport, type TestEngine } from '@whenthen/core/testing';
import { pino, type Logger } from 'pino';
import { openWorld } from './world.js';

/** What no line of a log may hold, in any writing. */
const PRIVATE = {
  address: 'ada.lovelace@private.example',
  encoded: 'ada.lovelace%40private.example',
  name: 'Lovelace-King',
  secret: 'the-secret-of-the-links-1234567890-abcdef',
  token: 'tok_in_the_address_of_the_webhook',
  password: 'smtp-pass-w0rd',
  metrics: 'metrics-token-of-the-shop',
  staff: 'ed.staff@private.example',
  webhook: 'whsec_of_the_incoming_webhook_1',
};

interface Captured {
  logger: Logger;
  text(): string;
}

const capture = (): Captured => {
  let text = '';
  const into = new Writable({
    write(part, _, done) {
      text += part;
      done();
    },
  });
  return { logger: pino({ level: 'trace' }, into), text: () => text };
};

const nothingPrivate = (text: string): void => {
  for (const [what, value] of Object.entries(PRIVATE)) {
    const at = text.toLowerCase().indexOf(value.toLowerCase());
    expect([what, at < 0 ? '' : text.slice(Math.max(0, at - 300), at + 100)]).toEqual([what, '']);
  }
};

/** A mail server that greets, and refuses each recipient in words that hold the address and the password. */
const rudeMailServer = async (): Promise<TcpServer> => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 rude\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        const command = line.slice(0, 4).toUpperCase();
        if (command === 'EHLO') socket.write('250-rude\r\n250 AUTH PLAIN LOGIN\r\n');
        else if (command === 'AUTH') socket.write('235 ok\r\n');
        else if (command === 'RCPT') socket.write(`450 4.2.1 <${PRIVATE.address}> ${PRIVATE.name}: try later\r\n`);
        else if (command === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

/** It repeats what it was sent, and fails. */
const rudeReceiver = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => response.writeHead(500).end(`cannot save ${request.url}: ${body}`));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

/** All that people and staff do, and much that goes wrong. */
const play = async (t: TestEngine, receiver: number): Promise<void> => {
  const { engine } = t;
  const refused = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      () => undefined,
    );
  await engine.templates.publish({
    id: 'hello',
    name: 'Hello',
    subject: 'Dear {{person.last_name}}',
    html: '<p>{{person.last_name}} <a href="https://shop.example.com/{{person.email}}">here</a></p>',
    kind: 'transactional',
    by: PRIVATE.staff,
  });
  // It renders for the sample, and takes too long for somebody with much in their list.
  await engine.templates.publish({
    id: 'broken',
    name: 'Broken',
    subject: 'x',
    html: '<p>{{#each event.list}}{{#each @root.event.list}}{{#each @root.event.list}}{{this}}{{/each}}{{/each}}{{/each}}</p>',
    kind: 'transactional',
  });
  await refused(
    engine.templates.publish({ id: 'no', name: 'No', subject: PRIVATE.name, html: `{{#if ${PRIVATE.name}` }),
  );
  const story = workflow('story')
    .on('go')
    .reenter('always')
    .send('hello')
    .do('send_webhook', { url: `http://127.0.0.1:${receiver}/in?token=${PRIVATE.token}` })
    .do('notify_staff', { to: [PRIVATE.staff], subject: 'About {{person.email}}', text: '{{person.last_name}}' })
    .send('broken');
  const built = story.build();
  await engine.workflows.publish({ ...built, by: PRIVATE.staff });
  await engine.workflows.setStatus('story', 'active', PRIVATE.staff);
  const list = Array.from({ length: 400 }, () => PRIVATE.name);
  await engine.track({
    source: 's',
    id: `of:${PRIVATE.address}`,
    name: 'go',
    email: PRIVATE.address,
    properties: { list, token: PRIVATE.token },
    person: { fields: { last_name: PRIVATE.name } },
  });
  await t.pass('1 minute');
  await engine.people.import({
    import: 'i',
    rows: [
      { row: 1, person: { email: PRIVATE.address, tags: [PRIVATE.name] } },
      { row: 2, person: { email: PRIVATE.name } },
    ],
    by: PRIVATE.staff,
  });
  const { webhook } = await engine.webhooks.create(
    { name: 'In', proof: { kind: 'header' }, secret: PRIVATE.webhook, mapping: { email: 'email' } },
    PRIVATE.staff,
  );
  for (const secret of [PRIVATE.webhook, 'wrong'])
    await engine.webhooks.respond({
      webhook: webhook.id,
      body: new TextEncoder().encode(JSON.stringify({ email: PRIVATE.address, id: '1', name: PRIVATE.name })),
      headers: { authorization: `Bearer ${secret}`, 'x-webhook-secret': secret },
    });
  const [person] = (await engine.people.search({ q: PRIVATE.address })).items;
  if (person) await engine.people.setSubscription(person.id, 'unsubscribed', PRIVATE.staff);
  await refused(engine.track({ source: 's', id: 'x', name: PRIVATE.address, email: PRIVATE.name }));
  await engine.metrics.respond({ authorization: `Bearer ${PRIVATE.metrics}x` });
  await engine.sending.hold({ by: PRIVATE.staff, reason: `Because of ${PRIVATE.address}` });
  await engine.sending.release({ by: PRIVATE.staff });
  await t.pass('10 minutes');
  await engine.workflows.stopEveryone('story', PRIVATE.staff);
  await engine.health();
};

const optionsWith = (mail: number): Partial<EngineOptions> => ({
  mail: { smtp: `smtp://shop:${PRIVATE.password}@127.0.0.1:${mail}`, from: 'Shop <shop@shop.example>' },
  secret: PRIVATE.secret,
  metrics: { token: PRIVATE.metrics },
  webhooks: { allowPrivateAddresses: true },
});

describe('all levels of the log of a full run hold no address, name, secret, token or password', () => {
  let receiver: Server;
  let mailServer: TcpServer;
  beforeAll(async () => {
    [receiver, mailServer] = await Promise.all([rudeReceiver(), rudeMailServer()]);
  });
  afterAll(() => {
    receiver.close();
    mailServer.close();
  });

  it('in memory, with a mail server that repeats what it is told', async () => {
    const { logger, text } = capture();
    const mail = createTestTransport();
    mail.send = () => Promise.reject(new Error(`450 <${PRIVATE.address}> ${PRIVATE.name} is busy`));
    const t = await createTestEngine(optionsWith(1), { log: logger, mail });
    await play(t, portOf(receiver));
    await t.engine.stop();
    // It was not silent: otherwise this could not fail.
    expect(text()).toContain('an attempt of an action failed');
    nothingPrivate(text());
  });

  it('on MongoDB, by SMTP, with Agenda', async () => {
    const world = await openWorld('log_run', { fresh: true });
    world.leavesOpen();
    const { logger, text } = capture();
    try {
      const plain = await world.engine({ log: logger }, optionsWith(portOf(mailServer)));
      // Somebody else has put a document there that the person cannot be written beside.
      await world.db.collection('whenthen_people').insertOne({
        _id: 'odd' as never,
        email: PRIVATE.address,
        tags: PRIVATE.name,
        fields: {},
        createdAt: new Date(),
      });
      await play(plain, portOf(receiver));
      await plain.engine.stop();
      await world.db.collection('whenthen_people').deleteMany({});
      const mongo = { uri: process.env['MONGODB_URI'] ?? '', database: world.database };
      const real = await createEngine(
        { mongo, worker: true, sweepMs: 500, ...optionsWith(portOf(mailServer)) },
        { logger },
      );
      await real.start();
      await real.track({
        source: 's',
        id: 'real',
        name: 'go',
        email: PRIVATE.address,
        person: { fields: { last_name: PRIVATE.name } },
      });
      for (let i = 0; i < 100 && (await real.messages.list({})).items.length === 0; i++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const { items } = await real.messages.list({});
      expect(items.length).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await real.stop();
    } finally {
      await world.close();
    }
    expect(text()).not.toBe('');
    nothingPrivate(text());
  });

  it('options that are wrong are named, and their values are not', async () => {
    const bad = {
      mongo: { uri: `mongodb//shop:${PRIVATE.password}@127.0.0.1` },
      mail: { smtp: `http://shop:${PRIVATE.password}@mail.example`, from: PRIVATE.name },
      secret: PRIVATE.password,
      metrics: { token: 'short' },
      publicUrl: `https://x:${PRIVATE.password}@shop.example`,
    };
    const error = await createEngine(bad as EngineOptions).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InvalidOptionsError);
    const { logger, text } = capture();
    logger.error({ err: error }, 'the engine could not be made');
    expect(text()).toContain('publicUrl');
    nothingPrivate(text());
  });
});
