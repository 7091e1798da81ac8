import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Reads a body that no parser has touched, as it came; null where it is larger than `most` bytes. One that says so is not
 * read at all, and any other no further than that: answer then with {@link refuseBody}.
 */
export const rawBody = (req: IncomingMessage, most: number): Promise<Uint8Array<ArrayBuffer> | null> =>
  new Promise((resolve, reject) => {
    if (Number(req.headers['content-length'] ?? 0) > most) return resolve(null);
    const parts: Buffer[] = [];
    let size = 0;
    const take = (part: Buffer): void => {
      size += part.byteLength;
      if (size <= most) return void parts.push(part);
      req.off('data', take).pause();
      resolve(null);
    };
    req
      .on('data', take)
      .once('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
      .once('error', reject)
      .once('close', () => reject(new Error('The request broke off.')));
  });

/** Answers 413 and hangs up, since what comes beyond the limit is not read. */
export const refuseBody = (res: ServerResponse, message: string): void => {
  res.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
  res.end(JSON.stringify({ errors: [{ message }] }));
};
