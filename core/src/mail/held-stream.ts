import { Readable } from 'node:stream';

/** A message on its way, whose end is held back. */
export interface HeldMessage {
  stream: Readable;
  /** `held`: the server cannot have accepted it. `released`: its end was handed over, so the server may have. */
  state(): 'held' | 'released';
  /** Settles once `beforeAccept` has; with its error if it failed, with nothing if it succeeded or was never called. */
  settled(): Promise<{ error: unknown } | undefined>;
  /** Was `beforeAccept` called? */
  asked(): boolean;
}

/**
 * Streams a message, but gives its last byte only after `beforeAccept` has resolved. The SMTP client ends a message
 * with a dot of its own when the stream ends; without that dot no server may accept it.
 */
export function holdBack(mime: Buffer, beforeAccept: () => Promise<void>): HeldMessage {
  let state: 'held' | 'released' = 'held';
  let asking: Promise<{ error: unknown } | undefined> | undefined;
  const ask = async (): Promise<{ error: unknown } | undefined> => {
    try {
      await beforeAccept();
      return undefined;
    } catch (error) {
      return { error };
    }
  };
  const end = Math.max(0, mime.length - 1);

  async function* chunks(): AsyncGenerator<Buffer> {
    if (end > 0) yield mime.subarray(0, end);
    asking = ask();
    const refused = await asking;
    // An error of its own, for the SMTP client writes its code onto whatever it gets here.
    if (refused) throw new Error('not released');
    // The connection may have failed meanwhile; then nothing more reaches the server.
    if (stream.destroyed) return;
    state = 'released';
    yield mime.subarray(end);
  }
  // One byte of read-ahead at most: the hook must not be called while earlier parts still wait to be sent.
  const stream = Readable.from(chunks(), { objectMode: false, highWaterMark: 1 });
  return { stream, state: () => state, settled: async () => asking, asked: () => asking !== undefined };
}
