import { createServer } from 'node:net';

const given = new Set<number>();

/**
 * A TCP port of 127.0.0.1 that is free now and that this process has not been given before.
 * Another process may still take it before it is used; whoever starts a server on it should be ready to try again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await portChosenBySystem();
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** True when nothing listens on the port of 127.0.0.1. */
export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

async function portChosenBySystem(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
