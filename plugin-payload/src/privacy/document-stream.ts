import { loggedError } from '@whenthen/core/definition';
import type { Payload } from 'payload';

/** Text as it is read, as a response's body: the next part is read when the reader has room for it. */
export const documentStream = (text: AsyncIterable<string>, logger: Payload['logger']): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const parts = text[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(out) {
      try {
        const next = await parts.next();
        if (next.done) out.close();
        else out.enqueue(encoder.encode(next.value));
      } catch (error) {
        // A file that ends too early must not look whole: the transfer fails.
        logger.error({ err: loggedError(error), msg: 'Whenthen: a person could not be exported to the end.' });
        out.error(error);
      }
    },
    cancel: async () => void (await parts.return?.()),
  });
};
