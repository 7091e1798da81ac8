import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { commandOf, createFramer, requestId, responseTo, type MongoCommand } from './mongo-wire.js';

/** What stands between a process and MongoDB, to stop it at one certain command. */
export interface MongoProxy {
  /** The address for the process, without the name of a database. */
  uri: string;
  /**
   * Resolves at the first command that matches; from then on nothing passes any more, in either direction.
   * `before`: MongoDB has not seen the command. `after`: it has answered, but the process has not seen the answer.
   */
  stopAt(moment: 'before' | 'after', matches: (command: MongoCommand) => boolean): Promise<MongoCommand>;
  /** From now on nothing passes. */
  stop(): void;
  /** Passes on what was held, and everything after it. */
  goOn(): void;
  /** Cuts all connections, forgets what was held and what was to be stopped, and is open for new ones. */
  reset(): void;
  close(): Promise<void>;
}

interface Trap {
  moment: 'before' | 'after';
  matches(command: MongoCommand): boolean;
  snap(command: MongoCommand): void;
}

/** @param target MongoDB's address, one host of 127.0.0.1 */
export const openMongoProxy = async (target: string): Promise<MongoProxy> => {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let trap: Trap | undefined;
  let held: (() => void)[] | undefined;

  const pass = (to: Socket, message: Buffer): void => {
    if (held) held.push(() => to.write(message));
    else to.write(message);
  };
  const stop = (): void => {
    held ??= [];
  };
  const snap = (command: MongoCommand): void => {
    stop();
    trap?.snap(command);
    trap = undefined;
  };

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const awaited = new Map<number, MongoCommand>();
    const fromClient = createFramer();
    const fromServer = createFramer();
    client.on('data', (chunk) => {
      for (const message of fromClient(chunk)) {
        const command = trap && commandOf(message);
        if (command && trap?.matches(command)) {
          if (trap.moment === 'before') snap(command);
          else awaited.set(requestId(message), command);
        }
        pass(upstream, message);
      }
    });
    upstream.on('data', (chunk) => {
      for (const message of fromServer(chunk)) {
        const command = awaited.get(responseTo(message));
        if (command && trap) snap(command);
        pass(client, message);
      }
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const reset = (): void => {
    trap = undefined;
    held = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stopAt: (moment, matches) =>
      new Promise((resolve) => {
        trap = { moment, matches, snap: resolve };
      }),
    stop,
    goOn() {
      const messages = held ?? [];
      held = undefined;
      for (const send of messages) send();
    },
    reset,
    async close() {
      reset();
      server.close();
      await once(server, 'close');
    },
  };
};
