import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';
import type { ArrivedMail, ServerMood, TransportWorld } from '../testing/transport-contract.js';
import { closeAll, inbox } from './smtp.js';

/** A mail as its reader has it, for the contract of transports. */
export const arrivedFrom = (parsed: ParsedMail, from: string, to: string[]): ArrivedMail => ({
  from,
  to,
  replyTo: parsed.replyTo?.value[0]?.address,
  subject: parsed.subject ?? '',
  html: parsed.html || '',
  text: parsed.text ?? '',
  messageId: parsed.messageId ?? '',
  headers: Object.fromEntries(
    parsed.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    ]),
  ),
});

const refusal = (responseCode: number): Error => Object.assign(new Error('refused for a reason'), { responseCode });

/** A real SMTP server with moods, and whatever sends to it. */
export const smtpWorld = async (
  transportTo: (url: string) => TransportWorld['transport'] | Promise<TransportWorld['transport']>,
): Promise<TransportWorld> => {
  let mood: ServerMood = 'accepts';
  const box = await inbox({
    onRcptTo: (_address, _session, done) => {
      if (mood === 'refuses the mail') done(refusal(550));
      else if (mood === 'asks for later') done(refusal(451));
      else done();
    },
    onData: (stream, session, done) =>
      void box.keep(stream, session).then(() => {
        if (mood !== 'takes it in silence') done();
      }, done),
  });
  const { port } = box.server.server.address() as AddressInfo;
  const sockets = new Set<{ destroy(): void }>();
  box.server.server.on('connection', (socket: { destroy(): void }) => sockets.add(socket));
  const listen = (): Promise<void> => new Promise((done) => box.server.listen(port, '127.0.0.1', done));
  const transport = await transportTo(box.url);
  return {
    transport,
    arrived: () => box.mails.map(({ parsed, from, to }) => arrivedFrom(parsed, from, to)),
    async behave(next) {
      if (next === 'is away') {
        await new Promise<void>((done) => {
          box.server.server.close(() => done());
          for (const socket of sockets) socket.destroy();
        });
      } else if (mood === 'is away') await listen();
      mood = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await transport.close(0);
      await closeAll();
    },
  };
};
