import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a MongoDB that can be shut. */
export interface Door {
  /** The database's URI, through the door. */
  uri: string;
  /** From now on nothing comes through: it waits in front of it. */
  shut(): void;
  close(): Promise<void>;
}

/** Opens a way to the MongoDB at a URI that names one server. */
export const openDoor = async (to: string): Promise<Door> => {
  const uri = new URL(to);
  const sockets = new Set<Socket>();
  const callers = new Set<Socket>();
  let isShut = false;
  const server = createServer((caller) => {
    const database = connect(Number(uri.port || 27017), uri.hostname);
    for (const [one, other] of [
      [caller, database],
      [database, caller],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
    database.pipe(caller);
    if (isShut) caller.pause();
    else caller.pipe(database);
    callers.add(caller);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(uri);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  // Else the driver learns from the server where it really is, and goes there.
  through.searchParams.set('directConnection', 'true');
  return {
    uri: through.href,
    shut() {
      isShut = true;
      for (const caller of callers) caller.unpipe().pause();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
