import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system, as far as a webhook knows it: it keeps what it is told. */
export interface Crm {
  url: string;
  calls: { body: string; signed: boolean }[];
  close(): Promise<void>;
}

/** Starts one on this machine. */
export async function openCrm(): Promise<Crm> {
  const calls: Crm['calls'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      calls.push({ body, signed: request.headers['webhook-id'] !== undefined });
      response.end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    calls,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
