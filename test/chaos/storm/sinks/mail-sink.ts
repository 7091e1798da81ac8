import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { closeAll, createDelays, createSockets } from './connections.js';
import { count } from './count.js';
import { drawn, moodFor, type Moods } from './moods.js';

/** A mail server that misbehaves now and then, and counts from outside what it accepted. */
export interface MailSink {
  url: string;
  /** How often each Message-ID was accepted. */
  accepted: Map<string, number>;
  /** How often it misbehaved, by how. */
  misbehaved: Map<string, number>;
  /** From now on it treats everybody well; whoever it kept waiting gets an answer or is cut off. */
  peace(): void;
  close(): Promise<void>;
}

type MailMood =
  'answers 451' | 'hangs, then cuts' | 'accepts, hangs, cuts' | 'cuts after DATA' | 'accepts and cuts' | 'drips';

/** At the end of a mail, in thousandths. */
const AT_THE_END: Moods<MailMood> = [
  ['answers 451', 20],
  ['hangs, then cuts', 2],
  ['accepts, hangs, cuts', 2],
  ['cuts after DATA', 6],
  ['accepts and cuts', 4],
  ['drips', 8],
];
/** At the start of one, whose Message-ID is not known yet. */
const AT_THE_START: Moods<'451 to MAIL' | 'silent at DATA'> = [
  ['451 to MAIL', 5],
  ['silent at DATA', 1],
];
/** How long it hangs, in milliseconds: shorter and longer than a worker's lease. */
const HANGS = { from: 2_000, to: 20_000 };
const DRIP_MS = 300;

const messageIdIn = (text: string): string => /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';

export const startMailSink = async (seed: number): Promise<MailSink> => {
  const accepted = new Map<string, number>();
  const misbehaved = new Map<string, number>();
  const seen = new Map<string, number>();
  const delays = createDelays();
  const sockets = createSockets();
  let mails = 0;

  /** Only the first time that something comes: a later attempt is hours away. */
  const chosen = <Mood extends string>(moods: Moods<Mood>, key: string, nth: number): Mood | 'well' => {
    const mood = delays.isPeace() || nth > 1 ? 'well' : moodFor(moods, seed, key);
    if (mood !== 'well') count(misbehaved, mood);
    return mood;
  };

  const drip = (socket: Socket, left: number): void => {
    if (left === 0) socket.write('250 accepted\r\n');
    else {
      socket.write('250-one moment\r\n');
      delays.later(DRIP_MS, () => drip(socket, left - 1));
    }
  };

  const receive = (socket: Socket, letter: string): void => {
    const id = messageIdIn(letter);
    const mood = chosen(AT_THE_END, id, count(seen, id));
    const accept = (): void => void count(accepted, id);
    const hangMs = drawn(seed, id, HANGS.from, HANGS.to);
    switch (mood) {
      case 'answers 451':
        socket.write('451 try again later\r\n');
        break;
      case 'accepts, hangs, cuts':
        accept();
        delays.later(hangMs, () => socket.destroy());
        break;
      case 'hangs, then cuts':
        delays.later(hangMs, () => socket.destroy());
        break;
      case 'accepts and cuts':
        accept();
        socket.destroy();
        break;
      case 'cuts after DATA':
        socket.destroy();
        break;
      case 'drips':
        accept();
        drip(socket, drawn(seed, id, 5, 30));
        break;
      case 'well':
        accept();
        socket.write('250 accepted\r\n');
    }
  };

  const converse = (socket: Socket): void => {
    sockets.keep(socket);
    let rest = '';
    let inLetter = false;
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL' || verb === 'DATA') {
        const mood = chosen(
          verb === 'MAIL' ? AT_THE_START.slice(0, 1) : AT_THE_START.slice(1),
          `${verb}${(mails += 1)}`,
          1,
        );
        if (mood === '451 to MAIL') return void socket.write('451 not now\r\n');
        // Whoever is fed up hangs up.
        if (mood === 'silent at DATA') return delays.later(600_000, () => socket.destroy());
      }
      if (verb === 'DATA') {
        inLetter = true;
        socket.write('354 go on\r\n');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const end = inLetter ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const text = rest.slice(0, end);
        rest = rest.slice(end + (inLetter ? 5 : 2));
        if (inLetter) {
          inLetter = false;
          receive(socket, text);
        } else command(text);
      }
    });
    socket.write('220 chaos ESMTP\r\n');
  };

  const server = createServer(converse).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    misbehaved,
    peace: delays.peace,
    close: () => closeAll(server, delays, sockets),
  };
};
