import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** Answers that were put off: as long as the storm lasts. */
export interface Delays {
  /** Calls back after so many milliseconds, or as soon as there is peace. */
  later(ms: number, then: () => void): void;
  /** Calls back all that were put off; from now on nothing is. */
  peace(): void;
  isPeace(): boolean;
}

export const createDelays = (): Delays => {
  const waiting = new Set<() => void>();
  let over = false;
  return {
    later(ms, then) {
      const go = (): void => {
        clearTimeout(timer);
        waiting.delete(go);
        then();
      };
      const timer = setTimeout(go, over ? 0 : ms);
      waiting.add(go);
    },
    peace() {
      over = true;
      for (const go of [...waiting]) go();
    },
    isPeace: () => over,
  };
};

/** Keeps the connections of a server, so that it can be closed. */
export interface Sockets {
  keep(socket: Socket): void;
  destroyAll(): void;
}

export const createSockets = (): Sockets => {
  const sockets = new Set<Socket>();
  return {
    keep(socket) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
    },
    destroyAll() {
      for (const socket of sockets) socket.destroy();
    },
  };
};

/** Closes a server with whatever it put off and whoever is connected. */
export const closeAll = async (server: Server, delays: Delays, sockets: Sockets): Promise<void> => {
  delays.peace();
  sockets.destroyAll();
  server.close();
  await once(server, 'close');
};
