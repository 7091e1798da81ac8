import type { PayloadRequest } from 'payload';

/** The body as it came, or null where it is larger than `most` bytes. What says that it is too long is not read. */
export const rawBody = async (req: PayloadRequest, most: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(req.headers.get('content-length') ?? 0) > most) return null;
  const body = new Uint8Array((await req.arrayBuffer?.()) ?? new ArrayBuffer(0));
  return body.byteLength > most ? null : body;
};
