import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT_MS = 2_000;
const STALE_MS = 15_000;
const POLL_MS = 200;

/**
 * Runs `work` while no other process holds the same lock file; waits for as long as another one does.
 * A holder shows that it lives by touching the file (a process id would say nothing across containers that share a
 * folder); a file left alone for 15 s is taken over.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  while (!(await acquire(file))) await sleep(POLL_MS);
  const beat = setInterval(() => void touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const age = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  // Moved aside rather than deleted: of two processes that find it stale, only one succeeds.
  if (age > STALE_MS)
    await rename(file, `${file}.${process.pid}.stale`).then(() => rm(`${file}.${process.pid}.stale`), ignore);
  return false;
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(ignore);
}

function ignore(): void {}
