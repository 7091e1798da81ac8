import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { TemporaryMailError } from './mail-error.js';
import { endConnection, openConnection, type SmtpTimeouts } from './smtp-client.js';
import type { SmtpServer } from './smtp-url.js';

/** After so many mails a connection is replaced: servers limit them. */
const MAX_MAILS = 100;
/** How long a connection waits for a next mail, in milliseconds. */
const IDLE = 5_000;

/** A connection for the sole use of one mail. Ends by exactly one of `keep` and `drop`. */
export interface Loan {
  connection: SMTPConnection;
  /** True where it has been used before: then it may have been closed by the server unnoticed. */
  used: boolean;
  keep(): void;
  drop(): void;
}

export interface SmtpConnections {
  /**
   * Waits for its turn, then gives a kept connection or, with `fresh`, always a new one.
   * @throws also the signal's reason
   */
  borrow(fresh: boolean, signal: AbortSignal): Promise<Loan>;
  /** Refuses who waits, and resolves when every loan has ended and every connection is closed. */
  close(): Promise<void>;
}

interface Kept {
  connection: SMTPConnection;
  mails: number;
  timer: NodeJS.Timeout;
}

/** Keeps connections between mails, at most `max` at once. */
export function createConnections(server: SmtpServer, timeouts: SmtpTimeouts, max: number): SmtpConnections {
  const kept: Kept[] = [];
  const waiting: { go: () => void; refuse: (error: Error) => void }[] = [];
  let open = 0;
  let closed = false;
  let allClosed: (() => void) | undefined;

  const stopped = (): TemporaryMailError => new TemporaryMailError('the mail transport is closed', false);
  const turn = async (signal: AbortSignal): Promise<void> => {
    if (closed) throw stopped();
    signal.throwIfAborted();
    if (open < max) {
      open += 1;
      return;
    }
    await new Promise<void>((go, refuse) => {
      const entry = { go, refuse };
      waiting.push(entry);
      const giveUp = (): void => {
        const index = waiting.indexOf(entry);
        if (index >= 0) waiting.splice(index, 1);
        refuse(signal.reason as Error);
      };
      signal.addEventListener('abort', giveUp, { once: true });
    });
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) return next.go();
    open -= 1;
    if (open === 0) allClosed?.();
  };
  const takeKept = (): Kept | undefined => {
    const last = kept.pop();
    if (last) clearTimeout(last.timer);
    return last;
  };
  const forget = (connection: SMTPConnection): void => {
    const index = kept.findIndex((entry) => entry.connection === connection);
    if (index >= 0) clearTimeout(kept.splice(index, 1)[0]?.timer);
  };
  const openNew = async (signal: AbortSignal): Promise<SMTPConnection> => {
    signal.throwIfAborted();
    const connection = await openConnection(server, timeouts, signal);
    connection.once('end', () => forget(connection));
    return connection;
  };
  const ending = new Set<Promise<void>>();
  const end = (connection: SMTPConnection): void => {
    const done: Promise<void> = endConnection(connection).finally(() => ending.delete(done));
    ending.add(done);
  };
  const put = (connection: SMTPConnection, mails: number): void => {
    if (closed || mails >= MAX_MAILS || connection.destroyed) return end(connection);
    const idle = (): void => {
      forget(connection);
      end(connection);
    };
    kept.push({ connection, mails, timer: setTimeout(idle, IDLE) });
  };

  return {
    async borrow(fresh, signal) {
      await turn(signal);
      try {
        const old = fresh ? undefined : takeKept();
        const connection = old?.connection ?? (await openNew(signal));
        const mails = (old?.mails ?? 0) + 1;
        return {
          connection,
          used: old !== undefined,
          keep() {
            put(connection, mails);
            leave();
          },
          drop() {
            connection.close();
            leave();
          },
        };
      } catch (error) {
        leave();
        throw error;
      }
    },
    async close() {
      closed = true;
      for (const { refuse } of waiting.splice(0)) refuse(stopped());
      for (let entry = takeKept(); entry; entry = takeKept()) end(entry.connection);
      if (open > 0) {
        await new Promise<void>((resolve) => {
          allClosed = resolve;
        });
      }
      await Promise.all(ending);
    },
  };
}
