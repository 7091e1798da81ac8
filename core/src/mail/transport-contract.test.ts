import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { arrivedFrom, smtpWorld } from '../test-support/smtp-world.js';
import {
  transportContract,
  type ArrivedMail,
  type ServerMood,
  type TransportWorld,
} from '../testing/transport-contract.js';
import { sesTransport } from './ses-transport.js';
import { createSmtpTransport } from './smtp-transport.js';

describe('SMTP', () => {
  const cases = transportContract(() => smtpWorld((url) => createSmtpTransport({ url, connectTimeoutMs: 5_000 })));
  test.each(cases)('$name', ({ run }) => run());
});

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

/** What of the API of SES is called here, as its reference describes it. */
const openSes = async (): Promise<TransportWorld & { requests: IncomingMessage[] }> => {
  let mood: ServerMood = 'accepts';
  const mails: ArrivedMail[] = [];
  const requests: IncomingMessage[] = [];
  const refuse = (response: ServerResponse, status: number, code: string): void => {
    response.writeHead(status, {
      'x-amzn-errortype': `${code}:http://internal.amazon.com/`,
      'content-type': 'application/json',
    });
    response.end(JSON.stringify({ message: 'refused for a reason' }));
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    requests.push(request);
    const body = await bodyOf(request);
    const scope = /Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/ses\/aws4_request/;
    if (!scope.test(request.headers.authorization ?? '')) return refuse(response, 403, 'UnrecognizedClientException');
    if (request.method === 'GET') return void response.end('{}');
    if (mood === 'refuses the mail') return refuse(response, 400, 'MessageRejected');
    if (mood === 'asks for later') return refuse(response, 429, 'TooManyRequestsException');
    const {
      FromEmailAddress: from,
      Destination,
      Content,
    } = JSON.parse(body) as {
      FromEmailAddress: string;
      Destination: { ToAddresses: string[] };
      Content: { Raw: { Data: string } };
    };
    const parsed = await simpleParser(Buffer.from(Content.Raw.Data, 'base64'));
    const MessageId = `ses-${mails.length + 1}`;
    const arrived = arrivedFrom(parsed, from, Destination.ToAddresses);
    // As SES does: the Message-ID is its own.
    mails.push({ ...arrived, messageId: `<${MessageId}@eu-central-1.amazonses.com>` });
    if (mood !== 'takes it in silence') response.end(JSON.stringify({ MessageId }));
  };
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const transport = sesTransport({
    region: 'eu-central-1',
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    endpoint: `http://127.0.0.1:${port}`,
  });
  return {
    transport,
    requests,
    arrived: () => mails,
    async behave(next) {
      if (next === 'is away') await stop();
      else if (mood === 'is away') await once(server.listen(port, '127.0.0.1'), 'listening');
      mood = next;
    },
    async close() {
      if (mood !== 'is away') await stop();
      await transport.close(0);
    },
  };
};

describe('the API of SES', () => {
  test.each(transportContract(openSes))('$name', ({ run }) => run());

  test('where SES asks for fewer mails, it is told as SMTP says it', async () => {
    const world = await openSes();
    await world.behave('asks for later');
    const mail = {
      ...{ messageId: '<a@example.com>', from: { address: 'shop@example.com' }, to: { address: 'ada@example.com' } },
      ...{ subject: 'Hi', html: 'Hi', text: 'Hi', headers: {} },
    };
    const sending = world.transport.send(mail, { beforeAccept: () => Promise.resolve() });
    await expect(sending).rejects.toMatchObject({ responseCode: 451, acceptedMaybe: false });
    expect(world.requests).toHaveLength(1);
    await world.close();
  });
});
