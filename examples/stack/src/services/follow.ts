import { open } from 'node:fs/promises';

/** Reads a file as it grows, from its start, and calls `onLine` for each whole line. @returns what ends it. */
export function followLines(file: string, onLine: (line: string) => void, everyMs = 300): () => void {
  let position = 0;
  let rest = '';
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    const handle = await open(file, 'r').catch(() => null);
    if (handle) {
      const { size } = await handle.stat();
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.max(0, size - position)),
        0,
        undefined,
        position,
      );
      await handle.close();
      position += bytesRead;
      const lines = (rest + buffer.subarray(0, bytesRead).toString()).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    }
    busy = false;
  };
  const timer = setInterval(() => void look(), everyMs);
  return () => clearInterval(timer);
}
