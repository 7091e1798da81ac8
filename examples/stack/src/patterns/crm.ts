import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system, as far as a webhook knows it: it keeps what it is told. */
export interface Crm {
  url: string;
  calls: { body: string; signed: boolean }[];
  stop(): Promise<void>;
}

/** Starts one on this machine. @param answer what it says to every call */
export async function openCrm(answer: unknown = { ok: true }): Promise<Crm> {
  const calls: Crm['calls'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      calls.push({ body, signed: request.headers['webhook-id'] !== undefined });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    calls,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
