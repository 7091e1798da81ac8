import { BrokenOffError, readBody } from './read-body.js';

const KB = 1024;
const url = 'http://127.0.0.1/api/whenthen/forms/x';

/** A request without a length, whose body is made as it is read. */
const chunked = (size: number) => {
  const told = { read: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (told.read >= size) return controller.close();
      controller.enqueue(new Uint8Array(64 * KB));
      told.read += 64 * KB;
    },
    cancel() {
      told.cancelled = true;
    },
  });
  return { told, request: new Request(url, { method: 'POST', body, duplex: 'half' }) };
};

describe('the body of a request', () => {
  it('is read as it came', async () => {
    const body = new Uint8Array([0, 255, 13, 10]);
    expect(await readBody(new Request(url, { method: 'POST', body }), 4)).toEqual(body);
    expect(await readBody(new Request(url, { method: 'POST' }), 4)).toEqual(new Uint8Array());
    expect((await readBody(chunked(128 * KB).request, 128 * KB))?.byteLength).toBe(128 * KB);
  });

  it('is not read at all where it says that it is too long', async () => {
    const { told, request } = chunked(400 * KB);
    request.headers.set('content-length', String(400 * KB));
    expect(await readBody(request, 256 * KB)).toBeNull();
    expect(told.read).toBeLessThanOrEqual(64 * KB);
  });

  it('stops being read at the limit where it does not say how long it is', async () => {
    const { told, request } = chunked(400 * KB * KB);
    expect(await readBody(request, 256 * KB)).toBeNull();
    expect(told.cancelled).toBe(true);
    expect(told.read).toBeLessThanOrEqual(256 * KB + 3 * 64 * KB);
  });

  it('that breaks off is told apart from one that is too long', async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
    await expect(readBody({ headers: new Headers(), body }, 4)).rejects.toThrow(BrokenOffError);
  });
});
