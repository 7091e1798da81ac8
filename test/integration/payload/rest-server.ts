import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleEndpoints, type SanitizedConfig } from 'payload';

const readAll = async (message: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
};

const toRequest = async (message: IncomingMessage): Promise<Request> => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const body = await readAll(message);
  return new Request(`http://${message.headers.host}${message.url}`, {
    method: message.method ?? 'GET',
    headers,
    ...(body.length > 0 && { body }),
  });
};

/** Payload's whole REST API (login, collections, plugin endpoints) over HTTP, without Next. `key` names the instance. */
export const startRestServer = async (
  config: SanitizedConfig,
  key: string,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((message, answer) => {
    const serve = async (): Promise<void> => {
      const response = await handleEndpoints({
        config,
        payloadInstanceCacheKey: key,
        request: await toRequest(message),
      });
      answer.writeHead(response.status, Object.fromEntries(response.headers));
      answer.end(Buffer.from(await response.arrayBuffer()));
    };
    serve().catch((error: unknown) => answer.writeHead(500).end(String(error)));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed, failed) => server.close((error) => (error ? failed(error) : closed()))),
  };
};
