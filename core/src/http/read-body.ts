/** The client went away in the middle of its request. */
export class BrokenOffError extends Error {
  constructor(cause: unknown) {
    super('The request broke off.', { cause });
  }
}

/**
 * The body as it came, byte for byte, or null where it is larger than `most` bytes: one that says so is not read at all,
 * and any other no further than that.
 * @throws BrokenOffError
 */
export const readBody = async (
  { headers, body }: { headers: Headers; body?: ReadableStream<Uint8Array> | null | undefined },
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(headers.get('content-length') ?? 0) > most) return null;
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read().catch((error: unknown) => {
      throw new BrokenOffError(error);
    });
    if (!part || part.done) return new Uint8Array(Buffer.concat(parts));
    size += part.value.byteLength;
    if (size > most) break;
    parts.push(part.value);
  }
  // Whoever sends learns at once that nobody reads on.
  await reader?.cancel().catch(() => undefined);
  return null;
};
