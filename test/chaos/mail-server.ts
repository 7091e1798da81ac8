import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Inbox, Mail } from '@whenthen/example-stack/machine/mail/inbox';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A mail on its way, as its headers tell. */
export interface Letter {
  messageId: string;
  /** E-mail address. */
  to: string;
  subject: string;
}

/**
 * How far a mail has come: `begun`, its headers have arrived; `ended`, its last byte has, and it lies in the inbox;
 * `answered`, the reply that accepts it has been sent.
 */
export type Phase = 'begun' | 'ended' | 'answered';

/** Where it answers a promise, the server waits for that before it goes on with this mail. */
type Watcher = (phase: Phase, letter: Letter) => void | Promise<void>;

/** A mail server for killing those who use it. */
export interface MailServer {
  url: string;
  inbox: Inbox;
  /** What has arrived, in order. */
  mails: Mail[];
  /** The Message-IDs of mails whose headers have arrived, whatever came after them. */
  begun: Set<string>;
  /** Tells a watcher of each phase, until what it returns is called. */
  watch(watcher: Watcher): () => void;
  close(): Promise<void>;
}

const headersIn = (text: string): Letter | undefined => {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const headers = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? '';
  return { messageId: header('Message-ID'), to: header('To'), subject: header('Subject') };
};

const toMail = async (id: string, source: Buffer): Promise<Mail> => {
  const parsed = await simpleParser(source);
  const addresses = (header: typeof parsed.to) =>
    [header ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address.toLowerCase()));
  return {
    id,
    receivedAt: new Date(),
    to: addresses(parsed.to),
    from: addresses(parsed.from),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    headers: { 'message-id': parsed.messageId ?? '' },
  };
};

/** Starts a real SMTP server on 127.0.0.1 that keeps what it accepts. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: Mail[] = [];
  const begun = new Set<string>();
  const watchers = new Set<Watcher>();
  const tell = async (phase: Phase, letter: Letter): Promise<void> => {
    await Promise.all([...watchers].map(async (watcher) => watcher(phase, letter)));
  };

  const receive = async (stream: SMTPServerDataStream): Promise<Letter> => {
    const chunks: Buffer[] = [];
    let letter: Letter | undefined;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      if (letter) continue;
      letter = headersIn(Buffer.concat(chunks).toString());
      if (!letter) continue;
      begun.add(letter.messageId);
      await tell('begun', letter);
    }
    if (!letter) throw new Error('a mail without headers');
    mails.push(await toMail(String(mails.length + 1), Buffer.concat(chunks)));
    await tell('ended', letter);
    return letter;
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      void receive(stream).then(
        (letter) => {
          done();
          void tell('answered', letter);
        },
        // Cut off in the middle: whoever sent it is dead and hears no answer.
        (error: Error) => done(error),
      ),
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');

  const list = (to?: string) => Promise.resolve(mails.filter((mail) => to === undefined || mail.to.includes(to)));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    begun,
    inbox: {
      list,
      waitFor: (to, count, timeoutMs) =>
        waitUntil(
          async () => {
            const there = await list(to);
            return there.length >= count && there;
          },
          { timeoutMs, what: `${count} mail(s) to ${to}` },
        ),
      clear: () => Promise.resolve(void mails.splice(0)),
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};
