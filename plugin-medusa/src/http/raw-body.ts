import type { IncomingMessage } from 'node:http';

/** Reads a body that no parser has touched, as it came; null where it is larger than `most` bytes. */
export const rawBody = async (req: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer> | null> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.byteLength;
    // What comes beyond is read and forgotten, so that the answer finds its way back.
    if (size <= most) parts.push(part);
  }
  return size > most ? null : new Uint8Array(Buffer.concat(parts));
};
