import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { readBody } from '@whenthen/core/http';
import { send, toRequest } from './serve';

const KB = 1024;
const MOST = 256 * KB;

describe('the body of a request', () => {
  let server: Server;
  let url: string;
  let bytesRead: () => number;

  beforeAll(async () => {
    server = createServer((req, res) => {
      bytesRead = () => req.socket.bytesRead;
      const tooLong = { errors: [{ message: 'It is too long.' }] };
      void readBody(toRequest(req), MOST)
        .then((body) => (body ? new Response(String(body.byteLength)) : Response.json(tooLong, { status: 413 })))
        .then((response) => send(response, req, res))
        .catch(() => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    server.close();
    await once(server, 'close');
  });

  it('is read as it came, up to the limit', async () => {
    for (const size of [0, 1, MOST])
      expect(await (await fetch(url, { method: 'POST', body: new Uint8Array(size) })).text()).toBe(String(size));
  });

  it('is refused where it says that it is too long', async () => {
    const answer = await fetch(url, { method: 'POST', body: new Uint8Array(MOST + 1) });
    expect([answer.status, await answer.json()]).toEqual([413, { errors: [{ message: 'It is too long.' }] }]);
  });

  it('stops being read at the limit where it does not say how long it is', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (part) => (answer += part.toString())).on('error', () => undefined);
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(64 * KB), Buffer.from('\r\n')]);
    const send = (): void => {
      while (socket.writable && socket.write(chunk));
      if (socket.writable) socket.once('drain', send);
    };
    send();
    // It would go on for ever.
    await closed;
    expect(answer).toContain('413');
    // What the sockets hold may still have come in.
    expect(bytesRead()).toBeLessThan(8 * KB * KB);
  });
});
