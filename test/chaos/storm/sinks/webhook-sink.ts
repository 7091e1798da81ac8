import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAll, createDelays, createSockets } from './connections.js';
import { count } from './count.js';
import { drawn, moodFor, type Moods } from './moods.js';

/** A receiver of webhooks that misbehaves now and then, and counts from outside what it accepted. */
export interface WebhookSink {
  url: string;
  /** How often each webhook-id was accepted, whatever the sender heard of it. */
  accepted: Map<string, number>;
  /** The run that each webhook-id was about; more than one is a fault. */
  about: Map<string, Set<string>>;
  misbehaved: Map<string, number>;
  /** As {@link MailSink.peace}. */
  peace(): void;
  close(): Promise<void>;
}

const MOODS: Moods<'answers 500' | 'answers 429' | 'hangs' | 'cuts' | 'accepts and cuts'> = [
  ['answers 500', 25],
  ['answers 429', 10],
  ['hangs', 4],
  ['cuts', 10],
  ['accepts and cuts', 10],
];
/** How long it hangs, in milliseconds: also longer than an action may take. */
const HANGS = { from: 2_000, to: 20_000 };

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) text += chunk;
  return text;
};

export const startWebhookSink = async (seed: number): Promise<WebhookSink> => {
  const accepted = new Map<string, number>();
  const about = new Map<string, Set<string>>();
  const misbehaved = new Map<string, number>();
  const seen = new Map<string, number>();
  const delays = createDelays();
  const sockets = createSockets();

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { run } = JSON.parse(await read(request)) as { run: string };
    const id = String(request.headers['webhook-id']);
    about.set(id, (about.get(id) ?? new Set()).add(run));
    const again = count(seen, id) > 1;
    const mood = again || delays.isPeace() ? 'well' : moodFor(MOODS, seed, id);
    if (mood !== 'well') count(misbehaved, mood);
    switch (mood) {
      case 'answers 500':
        response.writeHead(500).end();
        break;
      case 'answers 429':
        response.writeHead(429, { 'retry-after': '2' }).end();
        break;
      case 'hangs':
        delays.later(drawn(seed, id, HANGS.from, HANGS.to), () => request.destroy());
        break;
      case 'accepts and cuts':
        count(accepted, id);
        request.destroy();
        break;
      case 'cuts':
        request.destroy();
        break;
      case 'well':
        count(accepted, id);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    }
  };
  const server = createServer((request, response) => {
    // Cut off by somebody who was killed: nothing was received.
    receive(request, response).catch(() => request.destroy());
  });
  server.on('connection', (socket) => sockets.keep(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    accepted,
    about,
    misbehaved,
    peace: delays.peace,
    close: () => closeAll(server, delays, sockets),
  };
};
